import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type RequestLedger, WORKED_ON_MS } from '../../shared/lender-api/request-ledger.ts'
import { at } from '../case/factories.ts'

const NOW = at('2026-11-12T10:00:00+08:00')
const ANSWER = { status: 200, body: '{"is":"stored"}' }

/** What remembering requests promises, in memory and on DynamoDB alike. */
export function requestLedgerContract(where: string, open: () => Promise<RequestLedger>): void {
  describe(`requests ${where}`, () => {
    test('a request is worked on once, and a repeat gets its answer', async () => {
      const ledger = await open()
      assert.deepEqual(await ledger.begin('k', 'p', NOW), { is: 'to-do', at: NOW })
      assert.deepEqual(await ledger.begin('k', 'p', NOW + 1), { is: 'in-work' })
      await ledger.answer('k', ANSWER)
      assert.deepEqual(await ledger.begin('k', 'p', NOW + 2), { is: 'answered', answer: ANSWER })
      assert.deepEqual(await ledger.begin('k', 'p', NOW + WORKED_ON_MS), { is: 'answered', answer: ANSWER })
    })

    test('a key that was used for something else is known', async () => {
      const ledger = await open()
      await ledger.begin('k', 'p', NOW)
      assert.deepEqual(await ledger.begin('k', 'other', NOW + 1), { is: 'another' })
      assert.deepEqual(await ledger.begin('k-2', 'other', NOW + 1), { is: 'to-do', at: NOW + 1 })
    })

    test('a request that was given up is to do again, at the instant at which it first came, and by one alone', async () => {
      const ledger = await open()
      await ledger.begin('k', 'p', NOW)
      const later = NOW + WORKED_ON_MS
      assert.deepEqual(await ledger.begin('k', 'p', later), { is: 'to-do', at: NOW })
      assert.deepEqual(await ledger.begin('k', 'p', later), { is: 'in-work' })
    })
  })
}
