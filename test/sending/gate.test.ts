import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { decide } from '../../shared/case/decide.ts'
import { heldBy, observes, sends, waitInstead } from '../../shared/sending/gate.ts'
import type { Pause, SendingState } from '../../shared/sending/sending-state.ts'
import { DAY, HOUR, MINUTE } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aLoan, aPoint, aPolicy, at } from '../case/factories.ts'
import { LIVE } from '../reconcile/room-factory.ts'

const due = at('2026-11-07T09:00:00+08:00')
const policy = aPolicy()

function contactOf(caseFile: CaseFile = aCase()) {
  const decision = decide(caseFile, policy, due)
  if (decision.kind !== 'contact') throw new Error('the test needs a contact that is due')
  return decision
}

function held(state: Partial<SendingState>, caseFile: CaseFile = aCase(), now = due) {
  return heldBy({ ...LIVE, ...state }, caseFile, contactOf(caseFile), policy, now)
}

const pause = (scope: Pause['scope'], more: Partial<Pause> = {}): Partial<SendingState> => ({
  pauses: [{ id: 'p-1', scope, by: 'maya', why: 'a wrong import', from: due - HOUR, ...more }],
})

describe('a pause', () => {
  test('holds back what it covers and nothing else', () => {
    assert.equal(held({}), undefined)
    assert.equal(held(pause({ of: 'all' })), 'paused')
    assert.equal(held(pause({ of: 'channel', channel: 'sms' })), 'paused')
    assert.equal(held(pause({ of: 'channel', channel: 'email' })), undefined)
    assert.equal(held(pause({ of: 'strategy', strategy: policy.versions.strategy })), 'paused')
    assert.equal(held(pause({ of: 'strategy', strategy: 'another' })), undefined)
    assert.equal(held(pause({ of: 'country', country: 'CN' })), 'paused')
    assert.equal(held(pause({ of: 'country', country: 'US' })), undefined)
    const returning = aCase({ borrower: aBorrower({ segment: 'returning' }) })
    assert.equal(held(pause({ of: 'segment', segment: 'returning' }), returning), 'paused')
    assert.equal(held(pause({ of: 'segment', segment: 'new' }), returning), undefined)
  })

  test('stands as soon as it is stored, also where a clock that is behind has not come to its beginning, up to and without its last instant', () => {
    const short = pause({ of: 'all' }, { from: due, until: due + HOUR })
    assert.equal(held(short, aCase(), due - 1), 'paused')
    assert.equal(held(short, aCase(), due), 'paused')
    assert.equal(held(short, aCase(), due + HOUR - 1), 'paused')
    assert.equal(held(short, aCase(), due + HOUR), undefined)
  })
})

describe('a feed', () => {
  const fed = aCase({ loans: [aLoan({ feed: 'core' })] })

  test('that fell silent for longer than the limit is not believed', () => {
    const limit = LIVE.freshForSeconds * 1_000
    assert.equal(held({ feeds: { core: due - limit } }, fed), undefined)
    assert.equal(held({ feeds: { core: due - limit - 1 } }, fed), 'stale-feed')
  })

  test('that was never heard of is not believed, and a loan without a feed needs none', () => {
    assert.equal(held({ feeds: {} }, fed), 'stale-feed')
    assert.equal(held({ feeds: {} }, aCase()), undefined)
  })
})

describe('a stage', () => {
  const { contact } = contactOf()

  test('that observes sends to nobody', () => {
    assert.equal(sends({ ...LIVE, mode: 'observe' }, 'b-1', contact), false)
    assert.equal(observes({ ...LIVE, mode: 'observe' }, 'b-1'), true)
    assert.equal(sends(LIVE, 'b-1', contact), true)
    assert.equal(observes(LIVE, 'b-1'), false)
  })

  test('with an allow-list sends to the addresses on it alone', () => {
    const list = (allowList: readonly string[]) => ({ ...LIVE, allowList })
    assert.equal(sends(list([aPoint('sms').address]), 'b-1', contact), true)
    assert.equal(sends(list(['someone@else.example']), 'b-1', contact), false)
    assert.equal(sends(list([]), 'b-1', contact), false)
  })

  test('that goes live by shares keeps whoever it has: a larger share only adds borrowers', () => {
    const live = (perMille: number, id: string) => !observes({ ...LIVE, ramp: { perMille } }, id)
    fc.assert(
      fc.property(fc.uuid(), fc.nat(1000), fc.nat(1000), (id, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        assert.ok(!live(less, id) || live(more, id))
        assert.ok(!live(0, id) && live(1000, id))
      }),
    )
    const share = Array.from({ length: 20_000 }, (_, n) => live(100, `b-${n}`)).filter(Boolean).length / 20_000
    assert.ok(share > 0.09 && share < 0.11, `a share of ${share} instead of a tenth`)
  })
})

describe('a case that is held back', () => {
  test('is looked at again in a quarter of an hour, spread by its borrower', () => {
    const wait = waitInstead(contactOf(), 'paused', 'b-1', due)
    assert.ok(wait.until >= due + 15 * MINUTE && wait.until < due + 20 * MINUTE)
    assert.notEqual(wait.until, waitInstead(contactOf(), 'paused', 'b-2', due).until)
    const rules = wait.findings.map(({ rule }) => rule)
    assert.ok(rules.includes('paused') && !rules.includes('contact'))
  })

  test("waits for the next day where the day's ceiling is reached", () => {
    const wait = waitInstead(contactOf(), 'daily-ceiling', 'b-1', due)
    const tomorrow = (Math.floor(due / DAY) + 1) * DAY
    assert.ok(wait.until >= tomorrow && wait.until < tomorrow + 5 * MINUTE)
  })
})
