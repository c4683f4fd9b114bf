import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { decide } from '../../shared/case/decide.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { changesAfter, nextChange } from '../../shared/explain/changes-after.ts'
import { sameAnswer } from '../../shared/explain/same-answer.ts'
import { localPolicy } from '../../shared/local/local-policy.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { shippedStrategy } from '../../shared/strategy/shipped.ts'
import { DAY, type Instant, MINUTE } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aHold, aPack, aPolicy, at } from '../case/factories.ts'
import { ruleList } from '../compliance/arbitrary-rules.ts'
import { variedCases } from './varied-cases.ts'

const DAYS = 3
const templates = shippedTemplates()
const POLICIES = ['gentle', 'early-delinquency', 'education'].flatMap((name) => {
  const strategy = shippedStrategy(
    name === 'gentle' ? 'gentle' : name === 'education' ? 'education' : 'early-delinquency',
    { templates },
  )
  return [localPolicy({ strategy, templates }), localPolicy({ strategy, templates, actor: 'third-party' })]
})

describe('the next change of an answer', () => {
  test('is the first that asking every minute for three days finds', () => {
    fc.assert(
      fc.property(variedCases, fc.constantFrom(...POLICIES), ({ caseFile, asked }, policy) => {
        firstChangeIsFirst(caseFile, policy, asked)
      }),
      { numRuns: 50 },
    )
  })

  test('is the first under rules of any kind too, which nobody shipped', () => {
    fc.assert(
      fc.property(variedCases, ruleList, ({ caseFile, asked }, rules) => {
        firstChangeIsFirst(caseFile, aPolicy({ packs: [aPack(rules)] }), asked)
      }),
      { numRuns: 50 },
    )
  })

  test('of a wait is what it waits for, or comes before', () => {
    const change = nextChange(aCase(), aPolicy(), at('2026-11-01T10:00:00+08:00'))
    assert.equal(change?.at, at('2026-11-07T09:00:00+08:00'))
    assert.deepEqual([change.changes, change.decision.kind], ['what', 'contact'])
  })

  test('does not exist for a case that only a person can change', () => {
    assert.equal(nextChange(aCase({ holds: [aHold()] }), aPolicy(), at('2026-11-01T10:00:00+08:00')), undefined)
  })

  test('of a case by night at its first hour is told to the minute of the rule', () => {
    const caseFile = aCase({ borrower: aBorrower({ zones: ['America/New_York'], jurisdictions: ['US-MA'] }) })
    const changes = changesAfter(caseFile, aPolicy(), at('2026-11-07T03:00:00-05:00'))
    assert.equal(changes.at(-1)?.changes, 'what')
    assert.equal(changes.at(-1)?.at, at('2026-11-07T09:00:00-05:00'))
  })
})

function firstChangeIsFirst(caseFile: CaseFile, policy: Policy, asked: Instant): void {
  const change = nextChange(caseFile, policy, asked)
  const minute = firstMinuteThatDiffers(caseFile, policy, asked)
  if (minute === undefined) {
    assert.ok(change === undefined || change.at > asked + DAYS * DAY - MINUTE)
    return
  }
  assert.ok(change !== undefined && change.at > minute - MINUTE && change.at <= minute)
  const before = decide(caseFile, policy, asked)
  assert.ok(sameAnswer(before, decide(caseFile, policy, change.at - 1)), 'the answer changed before')
  assert.ok(!sameAnswer(before, change.decision), 'the answer did not change')
}

function firstMinuteThatDiffers(caseFile: CaseFile, policy: Policy, asked: Instant): Instant | undefined {
  const before = decide(caseFile, policy, asked)
  for (let minute = 1; minute < DAYS * 24 * 60; minute += 1) {
    if (!sameAnswer(before, decide(caseFile, policy, asked + minute * MINUTE))) return asked + minute * MINUTE
  }
  return undefined
}
