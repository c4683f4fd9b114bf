import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from '../../shared/case/decide.ts'
import { withClaim } from '../../shared/case/plan-changes.ts'
import { traceOf } from '../../shared/case/trace.ts'
import type { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import type { CaseStore } from '../../shared/ports.ts'
import { LEASE } from '../../shared/reconcile/stale-claim.ts'
import { CaseContendedError } from '../../shared/reconcile.ts'
import { SECOND } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aHold, aPayment, aPlan, aPoint, aPolicy, aStrategy, at } from '../case/factories.ts'
import { aRoom, CHANGE, EMAIL_QUEUE, SMS_QUEUE } from './room-factory.ts'

const before = at('2026-11-01T10:00:00+08:00')
const due = at('2026-11-07T09:00:00+08:00')

describe('a case that is not due', () => {
  test('gets an alarm before the plan that relies on it is written', async () => {
    const order: string[] = []
    const room = aRoom({
      caseFile: aCase(),
      now: before,
      alarm: async () => void order.push('alarm'),
      around: (store) => wrap(store, { writePlan: async () => void order.push('plan') }),
    })
    assert.equal(await room.through(CHANGE), 'waiting')
    assert.deepEqual(order, ['alarm', 'plan'])
    assert.equal(room.plan().alarm, due)
    assert.equal(room.plan().next, due)
  })

  test('is left as it is when nothing changed', async () => {
    const room = aRoom({ caseFile: aCase(), now: before })
    await room.through(CHANGE)
    const { version } = room.plan()
    assert.equal(await room.through(CHANGE), 'waiting')
    assert.equal(room.plan().version, version)
    assert.equal(room.did.alarms.length, 1)
    assert.equal(room.history().length, 1)
  })

  test('keeps an alarm that rings earlier, and moves only to an earlier one', async () => {
    const early = aRoom({ caseFile: aCase({ plan: aPlan({ alarm: due - 1 }) }), now: before })
    await early.through(CHANGE)
    assert.deepEqual(early.did.alarms, [])
    assert.equal(early.plan().alarm, due - 1)
    const late = aRoom({ caseFile: aCase({ plan: aPlan({ alarm: due + 1 }) }), now: before })
    await late.through(CHANGE)
    assert.deepEqual(
      late.did.alarms.map(({ at }) => at),
      [due],
    )
  })

  test('gets its alarm once more where what rang may be that very alarm, a little early', async () => {
    const minute = 60_000
    const room = aRoom({ caseFile: aCase(), now: before })
    await room.through(CHANGE)
    room.clock.advanceTo(due - 5 * minute)
    assert.equal(await room.through(CHANGE), 'waiting')
    assert.equal(room.did.alarms.length, 1)
    assert.equal(await room.through(SMS_QUEUE), 'waiting')
    assert.deepEqual(
      room.did.alarms.map(({ at }) => at),
      [due, due],
    )
  })

  test('does not count an alarm of the past as live', async () => {
    const room = aRoom({ caseFile: aCase({ plan: aPlan({ alarm: before }) }), now: before })
    await room.through(CHANGE)
    assert.deepEqual(
      room.did.alarms.map(({ at }) => at),
      [due],
    )
  })

  test('is left as it is when an alarm rings that has nothing to say any more', async () => {
    const room = aRoom({ caseFile: aCase(), now: before })
    await room.through(CHANGE)
    room.store.putPayment('b-1', aPayment({ at: before }))
    await room.through(CHANGE)
    const { version } = room.plan()
    room.clock.advanceTo(due)
    assert.equal(await room.through(SMS_QUEUE), 'resting')
    assert.equal(room.plan().version, version)
  })

  test('that does not exist is no case', async () => {
    const room = aRoom({ caseFile: aCase(), now: before })
    room.ports.cases.load = async () => undefined
    assert.equal(await room.through(CHANGE), 'no-case')
  })
})

describe('a contact that is due', () => {
  test('is sent by the queue of its channel and by no other door', async () => {
    const room = aRoom({ caseFile: aCase(), now: due })
    assert.equal(await room.through(CHANGE), 'queued')
    assert.equal(await room.through(EMAIL_QUEUE), 'queued')
    assert.deepEqual(
      room.did.queued.map(({ channel }) => channel),
      ['sms', 'sms'],
    )
    assert.equal(room.did.sent.length, 0)
    assert.equal(await room.through(SMS_QUEUE), 'sent')
    assert.equal(room.did.sent.length, 1)
  })

  test('leaves once, however often its message comes', async () => {
    const room = aRoom({ caseFile: aCase(), now: due })
    await room.through(SMS_QUEUE)
    assert.equal(await room.through(SMS_QUEUE), 'waiting')
    assert.equal(room.did.sent.length, 1)
  })

  test('leaves once when several doors open at the same time', async () => {
    const room = aRoom({ caseFile: aCase(), now: due })
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => room.through(SMS_QUEUE)))
    assert.equal(outcomes.filter((outcome) => outcome === 'sent').length, 1)
    assert.equal(room.did.sent.length, 1)
  })

  test('ends its claim, marks its step, sets the next alarm and tells why it was sent', async () => {
    const room = aRoom({ caseFile: aCase(), now: due })
    await room.through(SMS_QUEUE)
    const { claim, done, contacts, contactsSent, alarm } = room.plan()
    assert.equal(claim, undefined)
    assert.deepEqual(
      done.map(({ step, outcome }) => [step, outcome]),
      [['before-due', 'sent']],
    )
    assert.equal(contacts[0]?.outcome, 'sent')
    assert.equal(contactsSent, 1)
    assert.equal(alarm, at('2026-11-10T09:00:00+08:00'))
    const [entry] = room.history()
    assert.equal(entry?.what, 'contact')
    assert.ok(entry?.what === 'contact' && entry.findings.some(({ rule }) => rule === 'contact'))
  })
})

test('the arm is stored with the first decision, be it a wait or a contact', async () => {
  const waiting = aRoom({ caseFile: aCase(), now: before })
  await waiting.through(CHANGE)
  assert.equal(waiting.plan().arm, 'all')
  let claimed: string | undefined
  const sending = aRoom({
    caseFile: aCase(),
    now: due,
    around: (store) =>
      afterClaim(store, () => {
        claimed = sending.plan().arm
      }),
  })
  await sending.through(SMS_QUEUE)
  assert.equal(claimed, 'all')
})

describe('between the claim and the provider', () => {
  test('a payment ends the contact', async () => {
    const room = aRoom({
      caseFile: aCase(),
      now: due,
      around: (store) => afterClaim(store, () => store.putPayment('b-1', aPayment({ at: due }))),
    })
    assert.equal(await room.through(SMS_QUEUE), 'resting')
    assert.equal(room.did.sent.length, 0)
    assert.deepEqual(room.plan().done, [])
    assert.deepEqual(room.plan().contacts, [])
    assert.deepEqual(
      room.history().map(({ what }) => what),
      ['withdrawn', 'decision'],
    )
  })

  test('a hold ends the contact', async () => {
    const room = aRoom({
      caseFile: aCase(),
      now: due,
      around: (store) => afterClaim(store, () => store.putHold('b-1', aHold({ kind: 'reply' }))),
    })
    assert.equal(await room.through(SMS_QUEUE), 'resting')
    assert.equal(room.did.sent.length, 0)
  })

  test('a part payment changes the amount and not the contact', async () => {
    const room = aRoom({
      caseFile: aCase(),
      now: due,
      around: (store) => afterClaim(store, () => store.putPayment('b-1', aPayment({ at: due, amount: 20_000 }))),
    })
    assert.equal(await room.through(SMS_QUEUE), 'sent')
  })

  test('a claim that is no longer ours ends the contact', async () => {
    const room = aRoom({
      caseFile: aCase(),
      now: due,
      around: (store) =>
        afterClaim(store, () => {
          const claim = { id: 'theirs', at: due }
          void store.writePlan('b-1', { claim: 'claim-1' }, { plan: { ...room.plan(), claim }, tasks: [], history: [] })
        }),
    })
    assert.equal(await room.through(SMS_QUEUE), 'busy')
    assert.equal(room.did.sent.length, 0)
  })

  test('another contact point is another contact', async () => {
    const moved = aBorrower({ contactPoints: [aPoint('sms', { id: 'sms-2' })], sourceVersion: due })
    const room = aRoom({
      caseFile: aCase(),
      now: due,
      around: (store) => afterClaim(store, () => store.putBorrower(moved)),
    })
    assert.equal(await room.through(SMS_QUEUE), 'sent')
    assert.deepEqual(
      room.history().map(({ what }) => what),
      ['withdrawn', 'contact'],
    )
    assert.equal(room.plan().contacts[0]?.point, 'sms-2')
  })

  test('a window that closed ends the contact', async () => {
    // The strategy's window of this step closes at 19:00.
    const late = at('2026-11-07T18:59:59+08:00')
    const room = aRoom({
      caseFile: aCase({ borrower: aBorrower({ contactPoints: [aPoint('email')] }) }),
      now: late,
      around: (store) => afterClaim(store, () => room.clock.advanceTo(late + 2 * SECOND)),
    })
    assert.equal(await room.through(EMAIL_QUEUE), 'waiting')
    assert.equal(room.did.sent.length, 0)
  })

  test('more than ten seconds end the contact, which is then decided anew', async () => {
    const policy = aPolicy()
    let slow = true
    const room = aRoom({
      caseFile: aCase(),
      now: due,
      policy: {
        ...policy,
        // Rendering reads the lender; the first time, it takes eleven seconds.
        get lender() {
          if (slow && room.plan().claim !== undefined && ++looks > 1) {
            slow = false
            room.clock.advanceTo(due + 11 * SECOND)
          }
          return policy.lender
        },
      },
    })
    let looks = 0
    assert.equal(await room.through(SMS_QUEUE), 'sent')
    assert.deepEqual(
      room.history().map(({ what }) => what),
      ['withdrawn', 'contact'],
    )
    assert.equal(room.did.sent.length, 1)
  })
})

describe('the provider', () => {
  test('keeps what its receipt will be told by where that names nothing of ours', async () => {
    for (const unnamed of [true, undefined] as const) {
      const provider = async () => ({ state: 'accepted', providerId: 'sns-1', ...(unnamed && { unnamed }) }) as const
      const room = aRoom({ caseFile: aCase(), now: due, provider })
      assert.equal(await room.through(SMS_QUEUE), 'sent')
      assert.equal(room.plan().contacts[0]?.trace, unnamed && traceOf('sns-1'))
    }
  })

  test('that fails without telling leaves the contact unknown, and it is never sent again', async () => {
    const room = aRoom({
      caseFile: aCase(),
      now: due,
      provider: () => Promise.reject(new Error('connection reset')),
    })
    assert.equal(await room.through(SMS_QUEUE), 'unknown')
    assert.equal(room.plan().done[0]?.outcome, 'unknown')
    assert.equal(room.plan().contactsSent, 1)
    for (const door of [SMS_QUEUE, EMAIL_QUEUE, CHANGE]) await room.through(door)
    assert.equal(room.did.sent.length, 1)
  })

  test('that refuses for its rate leaves no trace but a message that comes back later', async () => {
    const room = aRoom({ caseFile: aCase(), now: due, provider: async () => ({ state: 'throttled' }) })
    assert.equal(await room.through(SMS_QUEUE), 'throttled')
    assert.deepEqual(room.plan().done, [])
    assert.deepEqual(room.plan().contacts, [])
    assert.deepEqual(room.did.queued, [{ channel: 'sms', delaySeconds: 30 }])
  })

  test('that refuses for good closes the contact point, and the next channel is tried', async () => {
    const room = aRoom({
      caseFile: aCase(),
      now: due,
      provider: async ({ channel }) =>
        channel === 'sms' ? { state: 'rejected', why: 'invalid' } : { state: 'accepted', providerId: 'x' },
    })
    assert.equal(await room.through(SMS_QUEUE), 'failed')
    assert.equal(room.store.peek('b-1')?.closedPoints[0]?.why, 'invalid')
    assert.deepEqual(room.did.queued, [{ channel: 'email', delaySeconds: 0 }])
    assert.equal(await room.through(EMAIL_QUEUE), 'sent')
    assert.equal(room.plan().contactsSent, 1)
  })

  test("is told what happened even when the next alarm can't be set", async () => {
    const room = aRoom({ caseFile: aCase(), now: due, alarm: () => Promise.reject(new Error('throttled')) })
    assert.equal(await room.through(SMS_QUEUE), 'sent')
    assert.equal(room.plan().alarm, undefined)
    assert.deepEqual(room.did.queued, [{ channel: 'sms', delaySeconds: 30 }])
  })
})

describe('a claim of someone else', () => {
  const claimed = () => {
    const decision = decide(aCase(), aPolicy(), due)
    if (decision.kind !== 'contact') throw new Error('the test needs a contact that is due')
    return aCase({ plan: withClaim(aPlan(), decision.contact, 'theirs', due) })
  }

  test('that is young keeps this door out until its lease ends', async () => {
    const room = aRoom({ caseFile: claimed(), now: due + 60 * SECOND })
    assert.equal(await room.through(SMS_QUEUE), 'busy')
    assert.deepEqual(room.did.queued, [{ channel: 'sms', delaySeconds: 240 }])
    assert.equal(room.did.sent.length, 0)
  })

  test('that outlived its lease is unknown: it counts, and its step is not sent again', async () => {
    const room = aRoom({ caseFile: claimed(), now: due + LEASE })
    assert.equal(await room.through(SMS_QUEUE), 'waiting')
    assert.equal(room.plan().done[0]?.outcome, 'unknown')
    assert.equal(room.plan().claim, undefined)
    assert.equal(room.did.sent.length, 0)
    assert.equal(room.history()[0]?.what, 'lost')
  })
})

describe('work for a person', () => {
  test('opens one task, sends nothing and goes on', async () => {
    const caseFile = aCase({ plan: aPlan({ contactsSent: 3 }) })
    const room = aRoom({ caseFile, now: at('2026-12-11T11:00:00+08:00') })
    const agent = { opened: 'queue', channel: 'agent' } as const
    assert.equal(await room.through(agent), 'handed-over')
    assert.notEqual(await room.through(agent), 'handed-over')
    assert.deepEqual(
      room.store.peek('b-1')?.tasks.map(({ kind }) => kind),
      ['call'],
    )
    assert.equal(room.did.sent.length, 0)
  })

  test('is of the kind that its step asks for, and a last resort waits for the offer that it requires', async () => {
    const window = { from: '09:00', to: '19:00' }
    const offer = { id: 'offer', when: 'overdue 4 days', channels: ['sms'], purpose: 'offer-arrangement' }
    const review = {
      id: 'last',
      when: 'overdue 30 days',
      channels: ['agent'],
      task: 'legal-review',
      purpose: 'overdue',
    }
    const strategy = aStrategy([
      { ...offer, tone: 'neutral', window },
      { ...review, tone: 'neutral', window, requires: ['offer'] },
    ])
    const done = { loan: 'l-1', subject: '1', step: 'offer', channel: 'sms', contact: 'k-1' } as const
    const agent = { opened: 'queue', channel: 'agent' } as const
    for (const [outcome, kinds] of [
      ['delivered', ['legal-review']],
      ['failed', []],
    ] as const) {
      const caseFile = aCase({ plan: aPlan({ contactsSent: 1, done: [{ ...done, outcome }] }) })
      const room = aRoom({ caseFile, policy: aPolicy({ strategy }), now: at('2026-12-10T11:00:00+08:00') })
      await room.through(agent)
      assert.deepEqual(
        room.store.peek('b-1')?.tasks.map(({ kind }) => kind),
        kinds,
      )
    }
  })
})

test('gives up on a case that others write without end, so that its message comes again', async () => {
  const room = aRoom({
    caseFile: aCase(),
    now: before,
    around: (store) => ({
      load: (borrower) => store.load(borrower),
      closePoint: (borrower, point) => store.closePoint(borrower, point),
      writePlan: async () => ({ written: false, plan: undefined }),
    }),
  })
  await assert.rejects(room.through(CHANGE), CaseContendedError)
})

function wrap(store: MemoryCaseStore, first: { readonly writePlan: () => Promise<void> }): CaseStore {
  return {
    load: (borrower) => store.load(borrower),
    closePoint: (borrower, point) => store.closePoint(borrower, point),
    writePlan: async (...write) => {
      await first.writePlan()
      return store.writePlan(...write)
    },
  }
}

/** Lets something happen once, right after the first claim is written. */
function afterClaim(store: MemoryCaseStore, happens: () => void): CaseStore {
  let happened = false
  return {
    load: (borrower) => store.load(borrower),
    closePoint: (borrower, point) => store.closePoint(borrower, point),
    writePlan: async (borrower, condition, change) => {
      const write = await store.writePlan(borrower, condition, change)
      if (write.written && change.plan.claim !== undefined && !happened) {
        happened = true
        happens()
      }
      return write
    },
  }
}
