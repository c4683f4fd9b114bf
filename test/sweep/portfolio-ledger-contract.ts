import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NOBODY, type PortfolioLedger } from '../../shared/sweep/portfolio-ledger.ts'
import { at } from '../case/factories.ts'

const noon = at('2026-11-07T12:00:00+08:00')

/** What holds of a portfolio's counts wherever they are kept. */
export function portfolioLedgerContract(where: string, make: () => Promise<PortfolioLedger>): void {
  describe(`the counts of a portfolio ${where}`, () => {
    test('are none before a sweep', async () => {
      assert.deepEqual(await (await make()).counted(), [])
    })

    test('are read as they were counted, and a newer count takes the place of the one before', async () => {
      const ledger = await make()
      const first = { segment: 0, of: 2, at: noon, states: { ...NOBODY, overdue: 3, settled: 9 } }
      const second = { segment: 1, of: 2, at: noon + 1_000, states: NOBODY }
      await ledger.count(first)
      await ledger.count(second)
      await ledger.count({ ...first, at: noon + 2_000, states: NOBODY })
      assert.deepEqual(await ledger.counted(), [{ ...first, at: noon + 2_000, states: NOBODY }, second])
    })
  })
}
