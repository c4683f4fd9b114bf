import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { decide } from '../../shared/case/decide.ts'
import { traceOf } from '../../shared/case/trace.ts'
import { COUNTED_STATES, stateOf } from '../../shared/compliance/counted.ts'
import type { DeliveryReport } from '../../shared/delivery/delivery-report.ts'
import type { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import type { CaseStore, Freshness } from '../../shared/ports.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { aContact, aPolicy } from '../case/factories.ts'
import { aDeliveryRoom, contactedCase, REPORTED_AT, SENT_AT } from './delivery-room.ts'

const HARD_BOUNCE: Partial<DeliveryReport> = { state: 'bounced', closes: 'bounced', why: 'General' }

test('a receipt marks the contact and its step as delivered and counts as engagement', async () => {
  const room = aDeliveryRoom()
  const { outcome } = await room.report()
  assert.equal(outcome, 'delivered')
  assert.deepEqual(room.outcome(), ['delivered', 'delivered'])
  assert.deepEqual(room.found().plan.engagement, { sms: 1 })
  assert.equal(room.found().plan.contactsSent, 1)
})

test('a plain receipt leaves no history and wakes nobody, and is published', async () => {
  const room = aDeliveryRoom()
  const { event } = await room.report()
  assert.deepEqual(room.history(), [])
  assert.deepEqual(room.queued, [])
  assert.deepEqual(event, {
    type: 'contact-delivered',
    at: REPORTED_AT,
    borrower: 'b-1',
    contact: 'k-1',
    channel: 'sms',
  })
})

test('a receipt that comes twice counts once, and is published again in case the first time was lost', async () => {
  const room = aDeliveryRoom()
  const first = await room.report()
  const before = room.found()
  const second = await room.report()
  assert.equal(second.outcome, 'repeated')
  assert.deepEqual(room.found(), before)
  assert.deepEqual(second.event, first.event)
})

test('what a receipt is told by is kept until it comes, and no longer', async () => {
  const { plan, ...of } = contactedCase()
  const contacts = plan.contacts.map((contact) => ({ ...contact, trace: traceOf('sns-1') }))
  for (const state of ['delivered', 'undelivered'] as const) {
    const room = aDeliveryRoom({ ...of, plan: { ...plan, contacts } })
    await room.report({ state })
    assert.equal(room.found().plan.contacts[0]?.trace, undefined)
  }
})

test('a contact that did not arrive is known to have failed, so that the next channel may be tried', async () => {
  const room = aDeliveryRoom()
  assert.equal((await room.report({ state: 'undelivered', why: 'TEXT_UNREACHABLE' })).outcome, 'failed')
  assert.deepEqual(room.outcome(), ['failed', 'failed'])
  assert.equal(room.found().plan.contactsSent, 0)
  assert.deepEqual(room.queued, ['b-1 sms'])
  assert.deepEqual(room.history(), [
    {
      what: 'delivery',
      at: REPORTED_AT,
      contact: 'k-1',
      channel: 'sms',
      state: 'undelivered',
      why: 'TEXT_UNREACHABLE',
    },
  ])
  const decision = decide(room.found(), aPolicy(), REPORTED_AT)
  assert.equal(decision.kind === 'contact' && decision.contact.channel, 'email')
})

test('a call that rang out stays known as one, until a later report says that it was taken', async () => {
  const room = aDeliveryRoom()
  await room.report({ state: 'undelivered', result: 'no-answer' })
  assert.deepEqual(room.outcome(), ['failed', 'failed'])
  const [contact] = room.found().plan.contacts
  assert.equal(contact?.result, 'no-answer')
  assert.ok(contact && (stateOf(contact) & COUNTED_STATES.initiated) !== 0, 'a start counts')
  assert.equal(stateOf(contact) & COUNTED_STATES.contact, 0)
  await room.report({ state: 'delivered' })
  assert.deepEqual(room.outcome(), ['delivered', 'delivered'])
  assert.equal(room.found().plan.contacts[0]?.result, undefined)
})

test('a failure puts the borrower on the queue of the channel that the contact left by, whoever reports it', async () => {
  const room = aDeliveryRoom()
  await room.report({ channel: 'webhook', state: 'undelivered' })
  assert.deepEqual(room.queued, ['b-1 sms'])
})

test('a case is on the queue before its plan says that the contact failed, since a report may not come a second time', async () => {
  for (const report of [{ state: 'undelivered' } as const, HARD_BOUNCE]) {
    const dies = (store: MemoryCaseStore): CaseStore => ({
      load: (borrower) => store.load(borrower),
      writePlan: async (...write) => {
        await store.writePlan(...write)
        throw new Error('killed')
      },
      closePoint: (...point) => store.closePoint(...point),
    })
    const room = aDeliveryRoom(contactedCase(), { around: dies })
    await assert.rejects(room.report(report))
    assert.deepEqual(room.outcome(), ['failed', 'failed'])
    assert.deepEqual(room.queued, ['b-1 sms'])
  }
})

test('a case is put on the queue once more where its plan was written late, by a process that had been frozen', async () => {
  const room: ReturnType<typeof aDeliveryRoom> = aDeliveryRoom(contactedCase(), {
    around: (store) => ({
      load: (borrower) => store.load(borrower),
      writePlan: (...write) => {
        room.clock.advanceTo(REPORTED_AT + MINUTE)
        return store.writePlan(...write)
      },
      closePoint: (...point) => store.closePoint(...point),
    }),
  })
  await room.report({ state: 'undelivered' })
  assert.deepEqual(room.queued, ['b-1 sms', 'b-1 sms'])
})

test('a failure that is reported again puts the case on the queue again, since its first write may have been slow', async () => {
  const room = aDeliveryRoom()
  await room.report({ state: 'undelivered' })
  await room.report({ state: 'undelivered' })
  assert.deepEqual(room.queued, ['b-1 sms', 'b-1 sms'])
})

test('a contact point that a provider reports as useless is closed as of the report, before the plan changes', async () => {
  const seen: string[] = []
  const room = aDeliveryRoom(contactedCase(), {
    around: (store) => ({
      load: (borrower) => store.load(borrower),
      writePlan: (...write) => {
        seen.push('plan')
        return store.writePlan(...write)
      },
      closePoint: (...close) => {
        seen.push('point')
        return store.closePoint(...close)
      },
    }),
  })
  const { closed } = await room.report(HARD_BOUNCE)
  assert.equal(closed, true)
  assert.deepEqual(room.found().closedPoints, [{ point: 'sms-1', since: REPORTED_AT, why: 'bounced' }])
  assert.deepEqual(seen, ['point', 'plan'])
})

test('a complaint closes the point, and the contact has arrived', async () => {
  const room = aDeliveryRoom()
  await room.report({ state: 'complained', closes: 'complaint' })
  assert.deepEqual(room.outcome(), ['delivered', 'delivered'])
  assert.equal(room.found().closedPoints[0]?.why, 'complaint')
  assert.deepEqual(room.history(), [
    { what: 'delivery', at: REPORTED_AT, contact: 'k-1', channel: 'sms', state: 'complained' },
    { what: 'point-closed', at: REPORTED_AT, point: 'sms-1', why: 'complaint' },
  ])
})

test('a complaint about a contact that was delivered closes the point all the same', async () => {
  const room = aDeliveryRoom(contactedCase('delivered'))
  const { closed, event } = await room.report({ state: 'complained', closes: 'complaint' })
  assert.equal(closed, true)
  assert.equal(event, undefined)
  assert.deepEqual(room.outcome(), ['delivered', 'delivered'])
})

test('what was delivered does not become undelivered again, whatever comes in late', async () => {
  for (const state of ['undelivered', 'expired', 'opted-out'] as const) {
    const room = aDeliveryRoom(contactedCase('delivered'))
    assert.equal((await room.report({ state })).outcome, 'noted')
    assert.deepEqual(room.outcome(), ['delivered', 'delivered'])
    assert.deepEqual(room.queued, [])
  }
})

test('a mail that was accepted and bounced after all did not arrive', async () => {
  const room = aDeliveryRoom()
  await room.report()
  await room.report({ ...HARD_BOUNCE, at: REPORTED_AT + MINUTE })
  assert.deepEqual(room.outcome(), ['failed', 'failed'])
  assert.deepEqual(room.found().plan.engagement, {})
  assert.deepEqual(room.queued, ['b-1 sms'])
})

test('an acceptance that comes in after the bounce does not bring the contact back', async () => {
  const room = aDeliveryRoom()
  await room.report({ ...HARD_BOUNCE, at: REPORTED_AT + MINUTE })
  assert.equal((await room.report()).outcome, 'noted')
  assert.deepEqual(room.outcome(), ['failed', 'failed'])
})

test('a contact of which nobody knew is settled by its receipt, and the case is decided anew', async () => {
  for (const state of ['delivered', 'undelivered'] as const) {
    const room = aDeliveryRoom(contactedCase('unknown'))
    const { event } = await room.report({ state })
    assert.equal(room.outcome()[0], state === 'delivered' ? 'delivered' : 'failed')
    assert.deepEqual(room.queued, ['b-1 sms'])
    assert.equal(room.history().length, 1)
    // The history's own stream publishes it.
    assert.equal(event, undefined)
  }
})

test('while a contact is on its way out its case is left alone, and the report comes again', async () => {
  const room = aDeliveryRoom(contactedCase('claimed'))
  const before = room.found()
  await assert.rejects(room.report(), { name: 'ClaimInFlightError' })
  assert.equal(room.found(), before)
})

test('a report of another contact waits too, since whoever holds the claim writes the plan as it read it', async () => {
  const { plan, ...others } = contactedCase()
  const claim = { id: 'k-2', at: SENT_AT }
  const contacts = [...plan.contacts, aContact({ id: 'k-2', at: SENT_AT, outcome: 'claimed' })]
  const room = aDeliveryRoom({ ...others, plan: { ...plan, contacts, claim } }, { now: SENT_AT + 60 * MINUTE })
  await assert.rejects(room.report(), { name: 'ClaimInFlightError' })
})

test('a bounce closes the point even while a contact is on its way out, so that the second look finds it', async () => {
  const room = aDeliveryRoom(contactedCase('claimed'))
  await assert.rejects(room.report(HARD_BOUNCE))
  assert.equal(room.found().closedPoints.length, 1)
})

test('a receipt settles the claim of a sender that died, once its lease has ended', async () => {
  const room = aDeliveryRoom(contactedCase('claimed'), { now: SENT_AT + 5 * MINUTE })
  await room.report()
  assert.equal(room.found().plan.claim, undefined)
  assert.deepEqual(room.outcome(), ['delivered', 'delivered'])
  assert.equal(room.found().plan.contactsSent, 1)
  assert.deepEqual(room.queued, ['b-1 sms'])
})

test('a report of a contact that the plan has forgotten only makes history', async () => {
  const room = aDeliveryRoom()
  const before = room.found()
  const { outcome, closed } = await room.report({ ...HARD_BOUNCE, contact: 'k-0' })
  assert.deepEqual([outcome, closed], ['noted', false])
  assert.deepEqual(room.found(), { ...before, plan: { ...before.plan, version: before.plan.version + 1 } })
  assert.equal(room.history().length, 1)
})

test('what was only observed is not changed by a report', async () => {
  const room = aDeliveryRoom(contactedCase('observed'))
  assert.equal((await room.report()).outcome, 'noted')
  assert.deepEqual(room.outcome(), ['observed', 'observed'])
})

test('a report of a borrower whose case is gone is of no use', async () => {
  assert.equal((await aDeliveryRoom().report({ borrower: 'b-9' })).outcome, 'no-case')
})

test('loses a race against another writer and records the report on what that one wrote', async () => {
  let raced = false
  const room = aDeliveryRoom(contactedCase(), {
    around: (store) => ({
      load: (borrower) => store.load(borrower),
      closePoint: (...close) => store.closePoint(...close),
      writePlan: async (borrower, condition, change) => {
        if (!raced) {
          raced = true
          const plan = store.peek(borrower)!.plan
          const other = { plan: { ...plan, version: plan.version + 1, next: REPORTED_AT }, tasks: [], history: [] }
          await store.writePlan(borrower, { version: plan.version }, other)
        }
        return store.writePlan(borrower, condition, change)
      },
    }),
  })
  await room.report()
  assert.deepEqual(room.outcome(), ['delivered', 'delivered'])
  assert.equal(room.found().plan.next, REPORTED_AT)
})

test('gives up on a case that never stands still, so that the report comes again', async () => {
  const room = aDeliveryRoom(contactedCase(), {
    around: (store) => ({
      load: (borrower) => store.load(borrower),
      closePoint: (...close) => store.closePoint(...close),
      writePlan: async () => ({ written: false, plan: undefined }),
    }),
  })
  await assert.rejects(room.report(), { name: 'DeliveryContendedError' })
})

test('however reports come, late, twice and out of order, the case stays whole and a hard bounce stays closed', async () => {
  const reports = fc.array(
    fc.record({
      state: fc.constantFrom('delivered', 'undelivered', 'bounced', 'complained', 'expired'),
      after: fc.integer({ min: 1, max: 100 }),
      again: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(reports, fc.constantFrom('sent', 'unknown', 'failed', 'delivered'), async (all, outcome) => {
      const room = aDeliveryRoom(contactedCase(outcome))
      for (const { state, after, again } of all) {
        const report = { at: REPORTED_AT + after, state, ...(state === 'bounced' && { closes: 'bounced' as const }) }
        await room.report(report)
        const settled = room.outcome()
        if (again) await room.report(report)
        assert.deepEqual(room.outcome(), settled)
      }
      const { plan, closedPoints } = room.found()
      assert.equal(plan.contacts[0]?.outcome, plan.done[0]?.outcome)
      const left = plan.contacts.filter(({ outcome }) => outcome !== 'failed').length
      assert.equal(plan.contactsSent, left)
      assert.equal(
        closedPoints.length > 0,
        all.some(({ state }) => state === 'bounced'),
      )
      if (all.some(({ state }) => state === 'bounced')) assert.equal(plan.contacts[0]?.outcome, 'failed')
      assert.ok((plan.engagement?.sms ?? 0) <= 1)
    }),
    { numRuns: 200 },
  )
})

describe('a case that is a moment old', () => {
  /** A room whose cheap reads show what stood before. */
  function aRoomBehind(old: CaseFile, now: CaseFile) {
    const reads: Freshness[] = []
    const around = (store: MemoryCaseStore): CaseStore => ({
      load: async (borrower, freshness = 'newest') => {
        reads.push(freshness)
        return freshness === 'newest' ? store.load(borrower) : old
      },
      writePlan: (...write) => store.writePlan(...write),
      closePoint: (...point) => store.closePoint(...point),
    })
    return { ...aDeliveryRoom(now, { around }), reads }
  }
  const sent = contactedCase()

  test('will do for the receipt of a contact that was sent', async () => {
    const room = aRoomBehind(sent, sent)
    assert.equal((await room.report()).outcome, 'delivered')
    assert.deepEqual(room.reads, ['a-moment-old'])
  })

  test('is not read again where it had to be read to find whose message it was, and counts for a receipt alone', async () => {
    const room = aRoomBehind(sent, sent)
    assert.equal((await room.report({ seen: sent })).outcome, 'delivered')
    assert.deepEqual(room.reads, [])
    const failing = aRoomBehind(sent, sent)
    assert.equal((await failing.report({ state: 'undelivered', seen: sent })).outcome, 'failed')
    assert.deepEqual(failing.reads, ['newest'])
  })

  test('is looked at anew where the plan has moved on since, so that nothing of it is lost', async () => {
    const moved = { ...sent, plan: { ...sent.plan, version: 4, contactsSent: 7 } }
    const room = aRoomBehind(sent, moved)
    assert.equal((await room.report()).outcome, 'delivered')
    assert.deepEqual(room.reads, ['a-moment-old', 'newest'])
    assert.equal(room.found().plan.contactsSent, 7)
  })

  test('says nothing of what is no plain receipt: a claim, a contact that is not there yet, a bounce', async () => {
    const claimed = aRoomBehind(contactedCase('claimed'), sent)
    assert.equal((await claimed.report()).outcome, 'delivered')
    const unseen = aRoomBehind({ ...sent, plan: { ...sent.plan, contacts: [] } }, sent)
    assert.equal((await unseen.report()).outcome, 'delivered')
    const bounced = aRoomBehind(sent, sent)
    await bounced.report(HARD_BOUNCE)
    assert.deepEqual([claimed.reads.at(-1), unseen.reads.at(-1), bounced.reads], ['newest', 'newest', ['newest']])
  })
})
