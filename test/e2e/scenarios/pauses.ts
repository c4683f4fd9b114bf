import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MINUTE } from '../../../shared/time/instant.ts'
import { caseDueToday } from '../cases.ts'
import { isWorkedThrough, smsReaches } from '../happenings.ts'
import type { Stage } from '../stage.ts'

export function pauses(stage: () => Stage): void {
  test('a pause of a channel holds back what is due within seconds, and its end lets it go', async () => {
    const { tables, sent, where, queues, operator } = stage()
    const { caseFile, borrower, phone } = caseDueToday('paused', { where, now: Date.now(), points: ['sms'] })
    const answer = await operator.says('pause', '--scope', 'channel=sms', '--why', 'a drill', '--by', 'operator')
    const [pause] = /pause-[0-9a-f]{8}/.exec(answer) ?? []
    assert.ok(pause, `the operator is told the name of the pause: ${answer}`)

    await tables.putCase(caseFile)
    await isWorkedThrough(stage(), await queues.put('sms', borrower))
    assert.deepEqual(await sent.smsTo(phone), [])
    const { next = 0 } = (await tables.planOf(borrower)) ?? {}
    assert.ok(next > Date.now() + 10 * MINUTE, 'the case is looked at again later')

    await operator.says('resume', pause)
    await queues.put('sms', borrower)
    await smsReaches(stage(), phone)
    assert.equal((await sent.smsTo(phone)).length, 1)
  })
}
