import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { ALLOWED, caseDueToday, type NewCase, OPTED_OUT, STRANGER } from '../cases.ts'
import { isObserved } from '../happenings.ts'
import type { Stage } from '../stage.ts'

export function observesFirst(stage: () => Stage): void {
  test('a first deployment decides and records, and sends nothing', async () => {
    const { tables, where } = stage()
    const observed = caseDueToday('observed', { where, now: Date.now() })
    await tables.putCase(observed.caseFile)
    await isObserved(stage(), observed.borrower)
    await nothingReached(stage(), observed)
  })

  test('the operator can let it go live only with the opt-outs, and in this stage only to named addresses', async () => {
    const { operator, folder, tables, where } = stage()
    const optOuts = `${folder}/opt-outs.csv`
    writeFileSync(
      optOuts,
      `asOf,record,phone,at\n2026-01-05T00:00:00Z,opt-out,${OPTED_OUT.phone},2026-01-04T09:00:00Z\n`,
    )
    const everybody = ['live', '--share', '100', '--opt-outs', optOuts]
    await assert.rejects(operator.says(...everybody), /--allow/)
    const allow = ALLOWED.flatMap(({ phone, email }) => ['--allow', phone, '--allow', email])
    await assert.rejects(operator.says('live', '--share', '100', ...allow), /opt-out/)
    assert.match(await operator.says(...everybody, ...allow), /live/)

    const stranger = caseDueToday('stranger', { where, now: Date.now(), to: STRANGER })
    await tables.putCase(stranger.caseFile)
    await isObserved(stage(), stranger.borrower)
    await nothingReached(stage(), stranger)
  })
}

async function nothingReached({ sent }: Stage, { phone, email }: NewCase): Promise<void> {
  assert.deepEqual(await sent.smsTo(phone), [])
  assert.deepEqual(await sent.emailsTo(email), [])
}
