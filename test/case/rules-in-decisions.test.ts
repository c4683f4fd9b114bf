import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { decide } from '../../shared/case/decide.ts'
import type { Decision } from '../../shared/case/decision.ts'
import { withClaim } from '../../shared/case/plan-changes.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aContact, aPack, aPlan, aPoint, aPolicy, aStrategy, at, LONG_AGO } from './factories.ts'

const NOON = at('2026-11-10T12:00:00+08:00')
const everything = ['sms', 'email', 'voice', 'webhook', 'agent']

/** A rule for everyone on top of what China demands. */
function under(kind: object, caseFile: CaseFile = aCase(), policy: Policy = aPolicy()): Decision {
  const house = { id: 'HOUSE', sentence: 'A rule of a test.', status: 'house', actor: 'both', channels: everything }
  const rulebook = compileRulebook([...shippedPacks(), aPack([{ ...house, ...kind }])], { actor: 'first-party' })
  return decide(caseFile, { ...policy, rulebook }, NOON)
}

const taskIds = ({ tasks }: Decision) => tasks.map(({ id, kind }) => `${kind} ${id}`)

describe('a rule that only warns', () => {
  const night = {
    kind: 'window',
    hours: [{ from: '18:00', to: '20:00' }],
    holidays: 'as-any-day',
    zone: 'every-plausible',
  }

  test('lets the contact go and leaves a finding', () => {
    const decision = under({ ...night, effect: 'flag' })
    assert.equal(decision.kind, 'contact')
    assert.deepEqual(taskIds(decision), [])
    assert.ok(decision.findings.some(({ rule, effect }) => rule === 'HOUSE' && effect === 'flag'))
  })

  test('opens one task where a person is to look', () => {
    const decision = under({ ...night, effect: 'review' })
    assert.equal(decision.kind, 'contact')
    assert.deepEqual(taskIds(decision), ['review review.HOUSE'])
    assert.deepEqual(taskIds(under({ ...night, effect: 'review' }, aCase({ tasks: decision.tasks }))), [])
  })
})

test('a rule that routes keeps software away and asks a person once', () => {
  const decision = under({ kind: 'ban', channels: ['sms', 'email'], effect: 'route', routeTo: 'agent' })
  assert.notEqual(decision.kind, 'contact')
  assert.deepEqual(
    decision.tasks.map(({ kind, about }) => [kind, about]),
    [['call', 'HOUSE: software may not make this contact; please make it yourself.']],
  )
  const again = under({ kind: 'ban', effect: 'route', routeTo: 'agent' }, aCase({ tasks: decision.tasks }))
  assert.deepEqual(taskIds(again), [])
})

test('a rule about visits binds a step for a visit, and no call', () => {
  const window = { from: '09:00', to: '19:00' }
  const offer = {
    id: 'offer',
    when: 'due - 3 days',
    channels: ['sms'],
    purpose: 'offer-arrangement',
    tone: 'neutral',
    window,
    expires: '9 days',
  }
  const done = { loan: 'l-1', subject: '1', step: 'offer', channel: 'sms', contact: 'k-1', outcome: 'sent' } as const
  const decidedFor = (task: 'call' | 'visit') => {
    const step = { ...offer, id: 'by-person', channels: ['agent'], purpose: 'upcoming', requires: ['offer'], task }
    const policy = aPolicy({ strategy: aStrategy([offer, step]) })
    return under(
      { kind: 'ban', channels: ['agent'], manners: ['visit'] },
      aCase({ plan: aPlan({ done: [done] }) }),
      policy,
    )
  }
  assert.equal(decidedFor('call').kind, 'contact')
  assert.ok(decidedFor('visit').findings.some(({ rule, effect }) => rule === 'HOUSE' && effect === 'deny'))
})

test('a hold that routes sends a person to the representative', () => {
  const represented = {
    kind: 'represented',
    id: 'h-1',
    scope: { of: 'all' },
    from: LONG_AGO,
    source: 'letter',
  } as const
  const caseFile = aCase({ holds: [{ ...represented, representative: 'Chen & Partners' }] })
  const decision = under({ kind: 'hold', holds: ['represented'], effect: 'route', routeTo: 'representative' }, caseFile)
  assert.equal(decision.kind, 'rest')
  assert.deepEqual(taskIds(decision), ['call route.hold.h-1'])
})

describe('an opt-out of one number', () => {
  const second = aPoint('sms', { id: 'sms-2', address: '+12025550199' })
  // In a place whose own packs do not say how far an opt-out goes.
  const borrower = aBorrower({ jurisdictions: ['PH'], contactPoints: [aPoint('sms'), second] })
  const closedPoints = [{ point: 'sms-1', since: NOON - DAY, why: 'opted-out' as const }]
  const stopped = aCase({ borrower, closedPoints })
  const optOut = (closes: string) => ({ kind: 'opt-out', channels: ['sms'], closes, match: 'exact' })

  test('leaves the other number where it closes the address', () => {
    const decision = under(optOut('address'), stopped)
    assert.equal(decision.kind === 'contact' && decision.contact.point?.id, 'sms-2')
  })

  test('closes the other number too where it closes the channel', () => {
    const decision = under(optOut('channel'), stopped)
    assert.notEqual(decision.kind, 'contact')
    assert.ok(
      decision.findings.some(({ rule, effect, channel }) => rule === 'HOUSE' && effect === 'deny' && channel === 'sms'),
    )
  })

  test('closes email too where it closes the person, and not before', () => {
    const both = aCase({ borrower: aBorrower({ jurisdictions: ['PH'] }), closedPoints })
    const by = (closes: string) => {
      const decision = under(optOut(closes), both)
      return decision.kind === 'contact' ? decision.contact.channel : decision.kind
    }
    assert.equal(by('texts-and-calls'), 'email')
    assert.notEqual(by('person'), 'email')
  })
})

test('a contact that is claimed notes where it reaches the borrower', () => {
  const decision = under(
    { kind: 'wording', wording: ['identity'], channels: ['voice'] },
    aCase({
      borrower: aBorrower({ contactPoints: [aPoint('sms', { place: 'work' })] }),
    }),
  )
  assert.ok(decision.kind === 'contact')
  assert.equal(withClaim(aPlan(), decision.contact, 'k-1', NOON).contacts.at(-1)?.place, 'work')
})

test('contacts with other people are remembered when those with the borrower are forgotten', () => {
  const old = NOON - 100 * DAY
  const contacts = [
    aContact({ id: 'k-1', at: old }),
    aContact({ id: 'k-2', at: old, person: 'contact-person' }),
    aContact({ id: 'k-3', at: old, purpose: 'review' }),
  ]
  const decision = under({ kind: 'wording', wording: ['identity'], channels: ['voice'] })
  assert.ok(decision.kind === 'contact')
  const { contacts: kept } = withClaim(aPlan({ contacts }), decision.contact, 'k-4', NOON)
  assert.deepEqual(
    kept.map(({ id }) => id),
    ['k-2', 'k-3', 'k-4'],
  )
})
