import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDay } from '../../../shared/time/instant.ts'
import { localDay } from '../../../shared/time/zone.ts'
import { OPTED_OUT, PLANTED, someone } from '../cases.ts'
import { smsReaches } from '../happenings.ts'
import { besideFile, putPortfolio } from '../portfolio-files.ts'
import type { Stage } from '../stage.ts'
import { waitUntil } from '../wait-until.ts'

const KEY = 'incoming/portfolio.csv'

export function importsPortfolios(stage: () => Stage): void {
  test('a file that is put into the bucket is read: who is due is contacted, who opted out is not, a bad row comes back', async () => {
    const { tables, sent, where } = stage()
    const now = Date.now()
    const { phone } = someone()
    const dueOn = formatDay(localDay(where.zone, now))
    await putPortfolio(stage(), KEY, now, [
      { borrower: 'B-imported', phone, loan: 'L-1', dueOn },
      { borrower: 'B-mistyped', phone, loan: 'L-2', dueOn: '2026-02-30' },
      { borrower: 'B-opted-out', phone: OPTED_OUT.phone, loan: 'L-3', dueOn },
    ])

    await smsReaches(stage(), phone)
    const report = await waitUntil('the report', 30_000, () => besideFile(stage(), KEY, '.report.json'))
    const { finished, rows, refused } = JSON.parse(report)
    assert.deepEqual({ finished, rows, refused }, { finished: true, rows: 3, refused: 1 })
    assert.match((await besideFile(stage(), KEY, '.refused.csv')) ?? '', /B-mistyped.*2026-02-30/)
    const imported = await tables.caseOf('B-imported')
    assert.equal(imported?.loans[0]?.instalments[0]?.amount, PLANTED.amountMinor)
    assert.equal(await tables.caseOf('B-mistyped'), undefined)
    assert.equal((await sent.smsTo(phone)).length, 1)

    await waitUntil(
      'the decision about who opted out',
      30_000,
      async () => (await tables.planOf('B-opted-out'))?.version,
    )
    assert.deepEqual(await sent.smsTo(OPTED_OUT.phone), [], 'an address that was closed before stays closed')
  })
}
