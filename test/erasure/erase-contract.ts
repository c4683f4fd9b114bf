import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { eraseBorrower } from '../../shared/erasure/erase-borrower.ts'
import type { EraseStore } from '../../shared/erasure/erase-store.ts'
import type { CaseIntake, CaseStore, HistoryEntry } from '../../shared/ports.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aBorrower, aHold, aLoan, aPack, aPayment, aPlan, at, LONG_AGO } from '../case/factories.ts'

export interface OpenErasing {
  readonly erasing: EraseStore
  readonly cases: CaseStore
  readonly intake: CaseIntake
  readonly history: (borrower: string) => Promise<readonly HistoryEntry[]>
}

const NOW = at('2026-11-12T10:00:00+08:00')
const asked = { borrower: 'b-1', request: 'R-1', id: 'api-1', by: 'boss', at: NOW, why: 'Asked by letter.' }
const keeping = aPack([
  {
    id: 'HOUSE-KEEP',
    sentence: 'What was done is kept for a hundred days.',
    status: 'house',
    actor: 'both',
    channels: ['sms', 'email', 'voice', 'webhook', 'agent'],
    kind: 'retention',
    atLeast: { count: 100, unit: 'days' },
    since: 'contact',
  },
])
const rulebook = compileRulebook([keeping], { actor: 'first-party' })

/** What erasing a borrower promises, in memory and on DynamoDB alike. */
export function eraseContract(where: string, open: () => Promise<OpenErasing>): void {
  const withCase = async (status: 'closed' | 'overdue' = 'closed') => {
    const room = await open()
    const origin = { asOf: LONG_AGO }
    await room.intake.put({ kind: 'borrower', borrower: 'b-1', value: aBorrower() }, origin)
    await room.intake.put({ kind: 'loan', borrower: 'b-1', value: aLoan({ status }) }, origin)
    await room.intake.put({ kind: 'payment', borrower: 'b-1', at: LONG_AGO, value: aPayment({ amount: 1 }) }, origin)
    await room.intake.put({ kind: 'hold', borrower: 'b-1', value: aHold() }, origin)
    const told = [200, 50].map(
      (days): HistoryEntry => ({ what: 'decision', at: NOW - days * DAY, kind: 'rest', findings: [] }),
    )
    const tasks = [{ id: 'call.1', kind: 'call', about: 'Please call.', openedAt: LONG_AGO }] as const
    await room.cases.writePlan('b-1', { version: 0 }, { plan: aPlan({ version: 1 }), tasks, history: told })
    return room
  }

  describe(`erasing ${where}`, () => {
    test('the case is gone, and of the history what no rule says must be kept; the note of it stands', async () => {
      const room = await withCase()
      const erased = await eraseBorrower(asked, rulebook, room)
      assert.deepEqual(erased, { is: 'erased', entries: 1, kept: { from: NOW - 100 * DAY, rule: 'HOUSE-KEEP' } })
      assert.equal(await room.cases.load('b-1'), undefined)
      assert.deepEqual(
        (await room.history('b-1')).map(({ what }) => what),
        ['decision', 'acted', 'erased'],
      )
      assert.deepEqual(await eraseBorrower(asked, rulebook, room), { is: 'no-case' })
    })

    test('nobody is erased who still owes', async () => {
      const room = await withCase('overdue')
      assert.deepEqual(await eraseBorrower(asked, rulebook, room), { is: 'still-owes' })
      assert.equal((await room.history('b-1')).length, 2)
    })

    test('an erasure that died is made good by erasing again', async () => {
      const room = await withCase()
      const dies = {
        note: room.erasing.note.bind(room.erasing),
        eraseHistory: room.erasing.eraseHistory.bind(room.erasing),
        eraseCase: () => Promise.reject(new Error('the write died')),
      }
      await assert.rejects(eraseBorrower(asked, rulebook, { cases: room.cases, erasing: dies }))
      assert.equal((await eraseBorrower(asked, rulebook, room)).is, 'erased')
      assert.equal((await room.history('b-1')).filter(({ what }) => what === 'erased').length, 1)
    })
  })
}
