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
import {
  aBorrower,
  aCase,
  aContact,
  aHold,
  aPack,
  aPlan,
  aPoint,
  aPolicy,
  aStrategy,
  at,
  LONG_AGO,
} from './factories.ts'

const NOON = at('2026-11-10T12:00:00+08:00')
const everything = ['sms', 'email', 'voice', 'webhook', 'agent']

/** A rule for everyone on top of what China demands. */
function under(kind: object, caseFile: CaseFile = aCase(), policy: Policy = aPolicy()): Decision {
  const house = { id: 'HOUSE', sentence: 'A rule of a test.', status: 'house', actor: 'both', channels: everything }
  const rulebook = compileRulebook([...shippedPacks(), aPack([{ ...house, ...kind }])], { actor: 'first-party' })
  return decide(caseFile, { ...policy, rulebook }, NOON)
}

function house(kind: object) {
  return aPack([
    { id: 'HOUSE', sentence: 'A rule of a test.', status: 'house', actor: 'both', channels: everything, ...kind },
  ])
}

/** A rule for everyone, with nothing beside it. */
function underAlone(kind: object, caseFile: CaseFile): Decision {
  const open = aPack([
    {
      id: 'OPEN',
      sentence: 'Binds nothing.',
      status: 'house',
      actor: 'both',
      channels: ['voice'],
      kind: 'wording',
      wording: ['identity'],
    },
  ])
  const places = { ...open, id: 'ph', binds: 'jurisdictions' as const, jurisdictions: ['PH'] }
  const rulebook = compileRulebook([places, house(kind)], { actor: 'first-party' })
  return decide(caseFile, { ...aPolicy(), rulebook }, NOON)
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
  const holds = [{ ...represented, representative: 'Chen & Partners' }]
  const route = { kind: 'hold', holds: ['represented'], effect: 'route', routeTo: 'representative' }
  const decision = under(route, aCase({ holds }))
  assert.equal(decision.kind, 'rest')
  assert.deepEqual(taskIds(decision), ['call route.hold.h-1'])

  const arms = [
    { id: 'told', share: 1 },
    { id: 'control', share: 1, contact: false },
  ]
  const text = {
    id: 'text',
    when: 'overdue 1 day',
    channels: ['sms'],
    purpose: 'overdue',
    tone: 'friendly',
    window: { from: '09:00', to: '18:00' },
  }
  const inControl = under(
    route,
    aCase({ holds, plan: aPlan({ arm: 'control' }) }),
    aPolicy({ strategy: aStrategy([text], { arms }) }),
  )
  assert.deepEqual(
    [inControl.kind, taskIds(inControl)],
    ['rest', ['call route.hold.h-1']],
    'in the control arm as well',
  )
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

describe('an opt-out of a whole channel', () => {
  const stop = aHold({ kind: 'opt-out', id: 'o-1', scope: { of: 'channel', channel: 'voice' }, from: NOON - DAY })
  const borrower = aBorrower({ jurisdictions: ['PH'], contactPoints: [aPoint('sms'), aPoint('email')] })
  const by = (closes: string, holds = [stop]) => {
    const optOut = { kind: 'opt-out', channels: ['voice'], closes, match: 'exact' }
    const decision = under(optOut, aCase({ borrower, holds }))
    return decision.kind === 'contact' ? decision.contact.channel : 'nothing'
  }

  test('ends texts too where the law takes texts and calls together, and everything where it means the person', () => {
    assert.deepEqual(
      ['channel', 'texts-and-calls', 'person'].map((closes) => by(closes)),
      ['sms', 'email', 'nothing'],
    )
  })

  test('ends nothing any more once it was lifted', () => {
    assert.equal(by('person', [{ ...stop, until: NOON - 1 }]), 'sms')
  })
})

describe('a hold that nobody gave an end', () => {
  const dispute = aHold({ kind: 'dispute', id: 'd-1', scope: { of: 'all' }, from: NOON - DAY })
  const behind = (lasts?: number) => ({
    kind: 'hold',
    holds: ['dispute'],
    ...(lasts && { lasts: { count: lasts, unit: 'days' } }),
  })

  test('rests the case, and only until the day that the law gives it', () => {
    const caseFile = aCase({ borrower: aBorrower({ jurisdictions: ['PH'] }), holds: [dispute] })
    assert.equal(underAlone(behind(), caseFile).kind, 'rest')
    const decision = underAlone(behind(3), caseFile)
    assert.equal(decision.kind === 'wait' && decision.until, at('2026-11-12T00:00:00+08:00'))
    assert.equal(underAlone(behind(1), caseFile).kind, 'contact')
  })

  test('keeps the end that it was given', () => {
    const until = NOON + 20 * DAY
    const caseFile = aCase({ borrower: aBorrower({ jurisdictions: ['PH'] }), holds: [{ ...dispute, until }] })
    const decision = underAlone(behind(3), caseFile)
    assert.equal(decision.kind === 'wait' && decision.until, until)
  })
})

describe('a rule that looks back further than two months', () => {
  const cap = {
    kind: 'cap',
    max: 1,
    within: { of: 'rolling', count: 120, unit: 'days' },
    counts: 'attempt',
    per: 'person',
    channelsTogether: true,
  }

  test('finds the contact that it counts still in the plan', () => {
    const house = { id: 'HOUSE', sentence: 'A rule of a test.', status: 'house', actor: 'both', channels: everything }
    const packs = [...shippedPacks(), aPack([{ ...house, ...cap }])]
    const { looksBackDays } = compileRulebook(packs, { actor: 'first-party' })
    const allowed = under({ kind: 'wording', wording: ['identity'], channels: ['voice'] })
    assert.ok(allowed.kind === 'contact')
    const before = aPlan({ contacts: [aContact({ id: 'k-1', at: NOON - 100 * DAY })] })
    const kept = withClaim(before, allowed.contact, 'k-2', NOON, undefined, looksBackDays)
    assert.deepEqual(
      kept.contacts.map(({ id }) => id),
      ['k-1', 'k-2'],
    )
    assert.notEqual(under(cap, aCase({ plan: before })).kind, 'contact')
  })

  test('is one that the plans of a deployment follow, and the packs that come with Duewell have none', () => {
    const daysOf = (kind: object) => compileRulebook([house(kind)], { actor: 'first-party' }).looksBackDays
    assert.equal(daysOf(cap), 122)
    assert.equal(daysOf({ ...cap, within: { of: 'ever' } }), Infinity)
    assert.equal(daysOf({ kind: 'cooldown', after: 'conversation', count: 3, unit: 'months', per: 'person' }), 126)
    assert.equal(daysOf({ kind: 'consent', endsWith: 'conversation', freshDays: 200 }), 202)
    assert.ok(daysOf({ ...cap, within: { of: 'ever' }, persons: ['contact-person'] }) < 62)
    assert.ok(compileRulebook(shippedPacks(), { actor: 'first-party' }).looksBackDays <= 62)
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

test('contacts with other people, and the last that the borrower wrote, are remembered when the rest is forgotten', () => {
  const old = NOON - 100 * DAY
  const contacts = [
    aContact({ id: 'k-1', at: old }),
    aContact({ id: 'k-2', at: old, person: 'contact-person' }),
    aContact({ id: 'k-3', at: old, purpose: 'review' }),
    aContact({ id: 'w-1', at: old - 1, inbound: true }),
    aContact({ id: 'w-2', at: old, inbound: true }),
  ]
  const decision = under({ kind: 'wording', wording: ['identity'], channels: ['voice'] })
  assert.ok(decision.kind === 'contact')
  const { contacts: kept } = withClaim(aPlan({ contacts }), decision.contact, 'k-4', NOON)
  assert.deepEqual(
    kept.map(({ id }) => id),
    ['k-2', 'k-3', 'w-2', 'k-4'],
  )
})
