import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { OpinionLedger } from '../../shared/responses/second-reader.ts'

const opinion = { model: 'a-model', intent: 'stop', confidence: 0.9 } as const
const none = { model: 'a-model', failed: 'TimeoutError' } as const

/** What a ledger of second opinions promises, in memory and on DynamoDB alike. */
export function opinionLedgerContract(where: string, open: () => Promise<OpinionLedger>): void {
  describe(`a ledger of opinions ${where}`, () => {
    test('lets one begin for each response', async () => {
      const ledger = await open()
      const begun = await Promise.all(['in-1', 'in-1', 'in-1', 'in-2'].map((id) => ledger.begin(id)))
      assert.deepEqual([begun.slice(0, 3).filter(Boolean).length, begun[3]], [1, true])
      await ledger.settle('in-1', opinion)
      assert.equal(await ledger.begin('in-1'), false)
    })

    test('keeps the first that is settled, and tells it to all', async () => {
      const ledger = await open()
      await ledger.begin('in-1')
      const [first, second] = await Promise.all([ledger.settle('in-1', opinion), ledger.settle('in-1', none)])
      assert.deepEqual(first, second)
      assert.deepEqual(await ledger.settle('in-1', { ...opinion, intent: 'paid' }), first)
      await ledger.begin('in-2')
      assert.deepEqual(await ledger.settle('in-2', none), none)
    })
  })
}
