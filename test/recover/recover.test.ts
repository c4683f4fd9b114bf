import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { BusinessEvent } from '../../shared/events/business-event.ts'
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { NotPausedError, recover } from '../../shared/recover/recover.ts'
import { recoveredPlan } from '../../shared/recover/recovered-plan.ts'
import { HOUR } from '../../shared/time/instant.ts'
import { aCase, aPlan, at } from '../case/factories.ts'
import { aRoom, EMAIL_QUEUE, SMS_QUEUE } from '../reconcile/room-factory.ts'

const due = at('2026-11-07T09:00:00+08:00')
async function* archive(...parts: readonly (readonly BusinessEvent[])[]) {
  yield* parts
}

/** What the bus heard of a borrower to whom a text was refused for good and an email sent. */
async function lived() {
  const room = aRoom({
    caseFile: aCase(),
    now: due,
    provider: async ({ channel }) =>
      channel === 'sms' ? { state: 'rejected', why: 'invalid' } : { state: 'accepted', providerId: 'x' },
  })
  await room.through(SMS_QUEUE)
  await room.through(EMAIL_QUEUE)
  const events = room.history().flatMap((entry) => eventsOfEntry('b-1', entry))
  return { events, plan: room.plan(), closedPoints: room.store.peek('b-1')?.closedPoints }
}

function restored() {
  const store = new MemoryCaseStore()
  store.open(aCase())
  return store
}

describe('a case of a restored table', () => {
  test('learns its contacts, its step keys and its closed contact points again', async () => {
    const { events, plan, closedPoints } = await lived()
    const store = restored()
    assert.deepEqual(await recover(archive(events), store), { events: 3, plans: 1, pointsClosed: 1, withoutCase: 0 })
    const caseFile = store.peek('b-1')
    assert.deepEqual(caseFile?.plan.contacts, plan.contacts)
    assert.deepEqual(caseFile?.plan.done, plan.done)
    assert.equal(caseFile?.plan.contactsSent, plan.contactsSent)
    assert.deepEqual(caseFile?.closedPoints, closedPoints)
  })

  test('gets no message that it had before', async () => {
    const { events } = await lived()
    const store = restored()
    await recover(archive(events), store)
    const caseFile = store.peek('b-1')
    if (caseFile === undefined) throw new Error('the case is gone')
    const room = aRoom({ caseFile, now: due + HOUR })
    for (const door of [SMS_QUEUE, EMAIL_QUEUE]) await room.through(door)
    assert.deepEqual(room.did.sent, [])
  })

  test('learns nothing twice, in whatever parts and order the archive comes', async () => {
    const { events } = await lived()
    const whole = recoveredPlan(aPlan(), events)
    assert.equal(recoveredPlan(whole, events), whole)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        fc.nat(events.length * 2),
        async (shuffled, cut) => {
          const store = restored()
          await recover(archive(shuffled.slice(0, cut), shuffled.slice(cut)), store)
          const { version: _, ...plan } = store.peek('b-1')?.plan ?? aPlan()
          const { version: __, ...expected } = whole
          assert.deepEqual(new Set(plan.done), new Set(expected.done))
          assert.deepEqual(new Set(plan.contacts), new Set(expected.contacts))
          assert.equal(plan.contactsSent, expected.contactsSent)
        },
      ),
    )
  })

  test('learns that a message arrived, or did not', () => {
    const about = { at: due, borrower: 'b-1', contact: 'c-1', channel: 'sms' } as const
    const sent: BusinessEvent = {
      type: 'contact-sent',
      ...about,
      purpose: 'upcoming',
      tone: 'friendly',
      steps: [{ loan: 'l-1', subject: '1', step: 'before-due' }],
    }
    const later = { ...about, at: due + 1 }
    const outcome = (event: BusinessEvent) => recoveredPlan(aPlan(), [event, sent]).contacts[0]?.outcome
    assert.equal(outcome({ type: 'contact-delivered', ...later }), 'delivered')
    assert.equal(outcome({ type: 'contact-undelivered', ...later, state: 'bounced' }), 'failed')
    assert.equal(outcome({ type: 'contact-undelivered', ...later, state: 'complained' }), 'delivered')
    const told = recoveredPlan(recoveredPlan(aPlan(), [sent]), [{ type: 'contact-delivered', ...later }])
    assert.deepEqual([told.contacts[0]?.outcome, told.done[0]?.outcome], ['delivered', 'delivered'])
  })
})

test('a contact that was in flight when the backup was made ended as the events say, and nobody waits for its claim', async () => {
  const { plan, events } = await lived()
  const [sent] = plan.contacts.filter(({ outcome }) => outcome === 'sent')
  if (sent === undefined) throw new Error('nothing was sent')
  const inFlight = aPlan({
    version: 4,
    contacts: [{ ...sent, outcome: 'claimed' }],
    done: plan.done
      .filter(({ contact }) => contact === sent.id)
      .map((mark) => ({ ...mark, outcome: 'claimed' as const })),
    claim: { id: sent.id, at: sent.at },
  })
  const ours = events.filter((event) => 'contact' in event && event.contact === sent.id)
  const told = recoveredPlan(inFlight, ours)
  assert.deepEqual([told.version, told.claim, told.contactsSent], [5, undefined, 1])
  assert.deepEqual([told.contacts[0]?.outcome, told.done[0]?.outcome], ['sent', 'sent'])
  assert.equal(recoveredPlan(told, ours), told)
})

test('events of a borrower who is not in the table are counted and stop nothing', async () => {
  const { events } = await lived()
  const strangers = events.map((event) => ({ ...event, borrower: 'b-9' }))
  const told = await recover(archive(strangers, events), restored())
  assert.deepEqual(told, { events: 6, plans: 1, pointsClosed: 1, withoutCase: 1 })
})

test('a table that someone writes to at the same time was not paused', async () => {
  const { events } = await lived()
  const store = restored()
  store.writePlan = async () => ({ written: false, plan: undefined })
  await assert.rejects(recover(archive(events), store), NotPausedError)
})
