import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { DAY, formatDay } from '../../../shared/time/instant.ts'
import { localDay } from '../../../shared/time/zone.ts'
import { ALLOWED, caseDueToday, type NewCase, OPTED_OUT, STRANGER, someone } from '../cases.ts'
import { isObserved } from '../happenings.ts'
import { besideFile, putPortfolio } from '../portfolio-files.ts'
import type { Stage } from '../stage.ts'
import { waitUntil } from '../wait-until.ts'

export function observesFirst(stage: () => Stage): void {
  test('a first deployment decides and records, and sends nothing', async () => {
    const { tables, where } = stage()
    const observed = caseDueToday('observed', { where, now: Date.now() })
    await tables.putCase(observed.caseFile)
    await isObserved(stage(), observed.borrower)
    await nothingReached(stage(), observed)
  })

  test("the lender's first file is read, and from then on its feed is believed", async () => {
    const key = 'incoming/first-file.csv'
    const now = Date.now()
    const dueOn = formatDay(localDay(stage().where.zone, now + 60 * DAY))
    await putPortfolio(stage(), key, now, [{ borrower: 'B-first', phone: someone().phone, loan: 'L-1', dueOn }])
    const report = await waitUntil('the report', 30_000, () => besideFile(stage(), key, '.report.json'))
    assert.equal(JSON.parse(report).fresh, true)
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
