import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from '../../../shared/case/decide.ts'
import { aBorrower, aCase, aContact, aPlan, at } from '../factories.ts'
import { contactOf, policy, rulesOf } from './decisions.ts'

describe('words', () => {
  const now = at('2026-11-07T09:30:00+08:00')

  test('go to a person where no template exists in a language that the borrower accepts', () => {
    const decision = decide(aCase({ borrower: aBorrower({ locales: ['sw'] }) }), policy, now)
    assert.deepEqual(
      decision.tasks.map(({ kind }) => kind),
      ['language'],
    )
    assert.ok(rulesOf(decision).includes('no-template'))
  })

  test('open one task, however often the case is looked at', () => {
    const caseFile = aCase({ borrower: aBorrower({ locales: ['sw'] }) })
    const { tasks } = decide(caseFile, policy, now)
    assert.deepEqual(decide({ ...caseFile, tasks }, policy, now).tasks, [])
  })

  test('that lack a value are not sent, and a person is asked for', () => {
    const { 'zh-Hans': _gone, ...names } = policy.lender.names
    const nameless = { ...policy, lender: { ...policy.lender, names } }
    const decision = decide(aCase({ borrower: aBorrower({ locales: ['zh-Hans'] }) }), nameless, now)
    assert.notEqual(decision.kind, 'contact')
    assert.ok(rulesOf(decision).includes('missing-value'))
    assert.deepEqual(
      decision.tasks.map(({ kind }) => kind),
      ['missing-value'],
    )
  })

  test('are never firm in a first contact from us', () => {
    const firm = at('2026-11-25T11:00:00+08:00')
    const first = decide(aCase({ plan: aPlan({ contacts: [aContact({ id: 'made-elsewhere' })] }) }), policy, firm)
    assert.equal(contactOf(first).tone, 'neutral')
    assert.equal(contactOf(first).template?.id, 'overdue-neutral')
    assert.ok(rulesOf(first).includes('first-not-firm'))
    assert.equal(contactOf(decide(aCase({ plan: aPlan({ contactsSent: 1 }) }), policy, firm)).tone, 'firm')
  })
})
