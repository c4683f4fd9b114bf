import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { CaseFile } from '../../../shared/case/case-file.ts'
import { decide } from '../../../shared/case/decide.ts'
import type { Policy } from '../../../shared/case/policy.ts'
import { DAY, formatInstant, type Instant, MINUTE } from '../../../shared/time/instant.ts'
import { ruleList } from '../../compliance/arbitrary-rules.ts'
import { variedCases } from '../../explain/varied-cases.ts'
import { aBorrower, aCase, aHold, aLoan, aPack, aPoint, aPolicy, aPromise, aStrategy, at } from '../factories.ts'
import { contactOf, rulesOf, waitOf } from './decisions.ts'

const step = (overrides: object) => ({
  channels: ['sms'],
  purpose: 'overdue',
  tone: 'friendly',
  window: { from: '09:00', to: '19:00' },
  ...overrides,
})
const under = (...steps: readonly object[]) => aPolicy({ strategy: aStrategy(steps) })

describe('the next look', () => {
  test('comes on the day on which a step that has begun comes to apply', () => {
    const policy = under(
      step({ id: 'late', when: 'overdue 1 day', expires: '5 days', if: { daysPastDue: { min: 4 } } }),
    )
    for (const asked of ['2026-11-08T10:00:00+08:00', '2026-11-12T10:00:00+08:00']) {
      const decision = decide(aCase(), policy, at(asked))
      assert.equal(waitOf(decision), '2026-11-13T16:00:00.000Z', asked)
      assert.deepEqual(rulesOf(decision), ['not-yet'])
    }
    assert.equal(contactOf(decide(aCase(), policy, at('2026-11-14T09:00:00+08:00'))).loans[0].daysPastDue, 4)
  })

  test('of a step that would come to apply only after its last day does not come', () => {
    const moment = { when: 'promise broken', purpose: 'promise-broken', expires: '3 days' }
    const resting = (min: number) =>
      decide(
        aCase({ holds: [aPromise()] }),
        under(step({ id: 'late', ...moment, if: { daysPastDue: { min } } })),
        at('2026-11-18T10:00:00+08:00'),
      )
    // Broken on the 18th, eight days past due: it may go until the 21st, which is the eleventh.
    assert.equal(waitOf(resting(11)), formatInstant(at('2026-11-21T00:00:00+08:00')))
    assert.equal(resting(12).kind, 'rest')
  })

  test('comes at the step of a day that opens first, wherever it stands in the strategy', () => {
    const evening = step({ id: 'evening', when: 'overdue 1 day', window: { from: '18:00', to: '20:00' } })
    const morning = { window: { from: '09:00', to: '10:00' }, if: { segments: ['early'] } }
    const policy = under(evening, step({ id: 'morning', when: 'overdue 1 day', ...morning }))
    const caseFile = aCase({ borrower: aBorrower({ segment: 'early' }) })
    const decision = decide(caseFile, policy, at('2026-11-10T10:00:00+08:00'))
    assert.equal(waitOf(decision), formatInstant(at('2026-11-11T09:00:00+08:00')))
  })

  test('comes at the loan whose step of a day opens first', () => {
    const evening = step({ id: 'evening', when: 'overdue 1 day', window: { from: '18:00', to: '20:00' } })
    const morning = { window: { from: '09:00', to: '10:00' }, if: { products: ['card'] } }
    const policy = under(evening, step({ id: 'morning', when: 'overdue 1 day', ...morning }))
    const caseFile = aCase({ loans: [aLoan(), aLoan({ id: 'l-2', product: 'card' })] })
    const decision = decide(caseFile, policy, at('2026-11-10T10:00:00+08:00'))
    assert.equal(waitOf(decision), formatInstant(at('2026-11-11T09:00:00+08:00')))
  })

  test('waits for no step that a rule puts off while another of the same loan may go', () => {
    const noTextsAtWeekends = {
      id: 'WEEKDAYS',
      sentence: 'No texts at weekends.',
      status: 'house',
      actor: 'both',
      channels: ['sms'],
      kind: 'window',
      hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '00:00', to: '24:00' }],
      holidays: 'as-any-day',
      zone: 'every-plausible',
    }
    const text = step({ id: 'text', when: 'overdue 4 days', expires: '3 days' })
    const email = step({ id: 'email', when: 'overdue 5 days', channels: ['email'] })
    const policy = aPolicy({ packs: [aPack([noTextsAtWeekends])], strategy: aStrategy([text, email]) })
    // Saturday the 14th is the text's day, Sunday the email's only one.
    const decision = decide(aCase(), policy, at('2026-11-12T10:00:00+08:00'))
    assert.equal(waitOf(decision), formatInstant(at('2026-11-15T09:00:00+08:00')))
  })

  test('comes when the hold on a channel ends by which a step that has begun could go', () => {
    const until = at('2026-11-12T12:00:00+08:00')
    const caseFile = aCase({
      borrower: aBorrower({ contactPoints: [aPoint('sms')] }),
      holds: [aHold({ scope: { of: 'channel', channel: 'sms' }, until })],
    })
    const policy = under(step({ id: 'late', when: 'overdue 1 day', expires: '2 days' }))
    assert.equal(waitOf(decide(caseFile, policy, at('2026-11-11T10:00:00+08:00'))), formatInstant(until))
    assert.equal(contactOf(decide(caseFile, policy, until)).channel, 'sms')
  })
})

/** Moments of steps with the purposes that fit them. */
const MOMENTS = [
  ['due - 3 days', 'upcoming'],
  ['due - 1 day', 'upcoming'],
  ['due', 'due-today'],
  ['overdue 1 day', 'overdue'],
  ['overdue 2 days', 'overdue'],
  ['overdue 4 days', 'overdue'],
  ['promise due', 'promise-due'],
  ['promise broken', 'promise-broken'],
  ['promise broken + 1 day', 'promise-broken'],
] as const

const arbitrarySteps = fc
  .array(
    fc.record({
      moment: fc.constantFrom(...MOMENTS),
      channels: fc.constantFrom(['sms'], ['email'], ['sms', 'email'], ['agent']),
      opens: fc.integer({ min: 8, max: 18 }),
      hours: fc.integer({ min: 1, max: 6 }),
      expires: fc.integer({ min: 0, max: 4 }),
      latest: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 4 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((steps) =>
    steps.map(({ moment: [when, purpose], channels, opens, hours, expires, latest }, place) =>
      step({
        id: `s${place}`,
        when,
        purpose,
        channels,
        window: { from: oClock(opens), to: oClock(opens + hours) },
        ...(expires > 0 && { expires: `${expires} days` }),
        ...(latest !== undefined && when !== 'due' && { if: { daysPastDue: { min: latest } } }),
      }),
    ),
  )

const oClock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** Policies whose strategy may be sent; one whose step nobody could ever reach is refused, and passed over here. */
const policies = fc
  .tuple(arbitrarySteps, fc.option(ruleList, { nil: undefined }))
  .map(([steps, rules]): Policy | undefined => {
    try {
      return aPolicy({ strategy: aStrategy(steps), ...(rules && { packs: [aPack(rules)] }) })
    } catch {
      return undefined
    }
  })
  .filter((policy) => policy !== undefined)

test('until the next look nothing could have gone, and a case at rest stays so while nothing happens', () => {
  fc.assert(
    fc.property(variedCases, policies, ({ caseFile, asked }, policy) => nothingIsMissed(caseFile, policy, asked)),
    { numRuns: 120 },
  )
})

function nothingIsMissed(caseFile: CaseFile, policy: Policy, asked: Instant): void {
  const decision = decide(caseFile, policy, asked)
  assert.ok(decision.findings.length > 0, 'every answer says why')
  if (decision.kind === 'contact') return
  const horizon = asked + 10 * DAY
  const next = decision.kind === 'wait' ? Math.min(decision.until, horizon) : horizon
  assert.ok(next > asked, 'the next look is later')
  // Hours of rules and steps here begin at whole quarters.
  for (let now = Math.ceil((asked + 1) / QUARTER) * QUARTER; now < next; now += QUARTER) {
    assert.notEqual(
      decide(caseFile, policy, now).kind,
      'contact',
      `${decision.kind}, yet a contact at ${formatInstant(now)}`,
    )
  }
}

const QUARTER = 15 * MINUTE
