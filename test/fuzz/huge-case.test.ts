import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { toItem } from '../../shared/aws/items/attributes.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { partitionOf } from '../../shared/aws/items/keys.ts'
import { planAttributes } from '../../shared/aws/items/plan-item.ts'
import { decide } from '../../shared/case/decide.ts'
import { MOST_CONTACTS, withinRoom } from '../../shared/case/past-contacts.ts'
import type { Plan } from '../../shared/case/plan.ts'
import { withClaim } from '../../shared/case/plan-changes.ts'
import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { decisionEntry } from '../../shared/reconcile/decision-entry.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { aCase, aContact, aLoan, aPlan, aPolicy, at, day, LONG_AGO } from '../case/factories.ts'
import { isAcceptable } from './dynamodb-limits.ts'

/* What a lender may load of one borrower, in numbers that nobody meant: the case stays one that can be read and written. */

const NOW = at('2026-11-07T11:30:00+08:00')
const LONGEST_ID = (name: string, number: number) => `${name}-${number}`.padEnd(64, 'x')

function isStorablePlan(plan: Plan): void {
  isAcceptable(toItem({ pk: partitionOf('b-1'), sk: 'PLAN', v: 1, ...planAttributes(plan) }))
}

describe('thousands of past contacts of one borrower', () => {
  test('leave a plan that an item holds, with the newest of them, and are told as older beyond', async () => {
    const store = new MemoryCaseStore()
    store.open(aCase())
    const intake = new MemoryCaseIntake(store)
    let older = 0
    for (let number = 0; number < 2_500; number += 1) {
      // Newest first, as an export may be: what is older than all that there is room for costs no write.
      const value = aContact({ id: `crm-${number}`, at: NOW - number * MINUTE, elsewhere: true })
      const put = await intake.put({ kind: 'contact', borrower: 'b-1', value }, { asOf: NOW })
      if (put === 'older') older += 1
    }
    const plan = store.peek('b-1')?.plan ?? aPlan()
    assert.equal(plan.contacts.length, MOST_CONTACTS)
    assert.equal(older, 2_500 - MOST_CONTACTS)
    assert.equal(plan.contacts.at(-1)?.id, 'crm-0')
    isStorablePlan(plan)
    assert.ok(decide(aCase({ plan }), aPolicy(), NOW))
  })

  test('of the longest ids, each about fifty loans, leave a plan that an item holds', () => {
    const loans = Array.from({ length: 50 }, (_, number) => LONGEST_ID('loan', number))
    const contacts = Array.from({ length: 5_000 }, (_, number) =>
      aContact({ id: LONGEST_ID('crm', number), at: LONG_AGO + number * MINUTE, loans, elsewhere: true }),
    )
    isStorablePlan(aPlan({ contacts: withinRoom(contacts) }))
  })
})

describe('five thousand loans of one borrower', () => {
  const loans = Array.from({ length: 5_000 }, (_, number) => aLoan({ id: LONGEST_ID('loan', number) }))

  test('that are due together make one contact of a hundred, which a plan holds', () => {
    const decision = decide(aCase({ loans }), aPolicy(), NOW)
    assert.ok(decision.kind === 'contact')
    assert.equal(decision.contact.loans.length, 100)
    isStorablePlan(withClaim(aPlan(), decision.contact, 'k-1', NOW))
  })

  test('that are all over leave an entry of the history that an item holds, and that says that there was more', () => {
    const old = loans.map((loan) => ({ ...loan, instalments: [{ id: '1', dueOn: day('2026-03-01'), amount: 1_000 }] }))
    const decision = decide(aCase({ loans: old }), aPolicy(), NOW)
    assert.ok(decision.kind !== 'contact')
    assert.ok(decision.findings.length > 1_000)
    const item = historyItem('b-1', decisionEntry(decision, NOW), 730)
    isAcceptable(item)
    assert.equal(item.findings?.L?.at(-1)?.S, 'note findings-left-out')
  })

  test('that people are to look at open no more tasks at once than one write takes', () => {
    const disputed = loans.map((loan) => ({ ...loan, status: 'disputed' as const }))
    for (const each of [
      disputed,
      loans.map((loan) => ({ ...loan, instalments: [{ id: '1', dueOn: day('2026-10-01'), amount: 1_000 }] })),
    ]) {
      const decision = decide(aCase({ loans: each }), aPolicy(), NOW)
      assert.ok(decision.tasks.length <= 90, `${decision.kind} with ${decision.tasks.length} tasks`)
    }
  })
})
