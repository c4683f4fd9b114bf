import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryNeighbours } from '../../shared/local/memory-neighbours.ts'
import { VirtualClock } from '../../shared/local/virtual-clock.ts'
import { localReference } from '../../shared/messages/values.ts'
import type { Freshness, Ports, SendResult } from '../../shared/ports.ts'
import { reconcile } from '../../shared/reconcile.ts'
import { HOUR, MINUTE } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aContact, aLoan, aPack, aPlan, aPolicy, at } from '../case/factories.ts'
import { inEveryOrder, type Turns } from './interleaved.ts'
import { EMAIL_QUEUE, LIVE, SMS_QUEUE } from './room-factory.ts'

const due = at('2026-11-07T09:00:00+08:00')

/** A house that texts a number so many times a day, whoever is behind it. */
function limited(max: number, unit: 'day' | 'month' = 'day', channels: readonly ('sms' | 'email')[] = ['sms']): Policy {
  const house = aPack([
    {
      id: 'T-NUMBER',
      sentence: 'A number is texted so many times a day.',
      ...{ status: 'house', actor: 'both', channels: ['sms'], kind: 'cap', max, counts: 'contact', per: 'point' },
      ...{ within: { of: 'calendar', unit }, channelsTogether: true },
    },
  ])
  return aPolicy({ packs: [house], channels })
}

/** Borrowers of one number, each with a loan due at the same time, planned as the room had planned them. */
function sharing(...ids: readonly string[]): readonly CaseFile[] {
  const plan = aPlan({ arm: 'all' })
  return ids.map((id) => aCase({ borrower: aBorrower({ id }), loans: [aLoan({ id: `loan-of-${id}` })], plan }))
}

interface HouseOptions {
  readonly cases: readonly CaseFile[]
  readonly policy: Policy
  readonly provider?: (borrower: string) => SendResult
}

function aHouse({ cases, policy, provider = () => ({ state: 'accepted', providerId: 'x' }) }: HouseOptions) {
  const store = new MemoryCaseStore()
  for (const caseFile of cases) store.open(caseFile)
  const clock = new VirtualClock(due)
  const neighbours = new MemoryNeighbours(store)
  const asked: string[] = []
  const looks: Freshness[] = []
  const sent: { readonly borrower: string; readonly at: number }[] = []
  const rung: { readonly borrower: string; readonly at: number; readonly channel: string }[] = []
  let ids = 0
  const alwaysAtOnce: Turns = { take: (call) => call() }
  const portsOf = (turns: Turns): Ports => ({
    cases: {
      load: (borrower) => turns.take(() => store.load(borrower)),
      writePlan: (...write) => turns.take(() => store.writePlan(...write)),
      closePoint: (...write) => store.closePoint(...write),
    },
    neighbours: {
      plansBehind: (point, but, freshness = 'newest') => {
        asked.push(point, but)
        looks.push(freshness)
        return turns.take(() => neighbours.plansBehind(point, but))
      },
    },
    sender: () => ({
      send: ({ borrower }) =>
        turns.take(async () => {
          const result = provider(borrower)
          if (result.state === 'accepted') sent.push({ borrower, at: clock.now() })
          return result
        }),
    }),
    clock,
    alarms: {
      set: async (borrower, when, channel) => {
        rung.push({ borrower, at: when, channel })
      },
    },
    queue: { put: async () => {} },
    control: { standing: async () => LIVE, pause: async () => {} },
    budget: { takeHourly: async () => true, takeDaily: async () => true },
    references: {
      issue: async ({ borrower, contact }) => localReference(borrower, contact),
      again: localReference,
    },
    ids: { next: () => `claim-${++ids}` },
  })
  const remind = (borrower: string, turns = alwaysAtOnce, door = SMS_QUEUE) =>
    reconcile(borrower, door, policy, portsOf(turns))
  const remindByEmail = (borrower: string) => remind(borrower, alwaysAtOnce, EMAIL_QUEUE)
  const nextOf = (borrower: string) => store.peek(borrower)?.plan.next ?? Number.POSITIVE_INFINITY
  return { store, clock, sent, rung, asked, looks, remind, remindByEmail, nextOf }
}

describe('a number that two borrowers share', () => {
  test('is asked about before the claim by a look that may be a moment old, and after it by one that is not', async () => {
    const house = aHouse({ cases: sharing('b-1', 'b-2'), policy: limited(1) })
    assert.equal(await house.remind('b-1'), 'sent')
    assert.deepEqual(house.looks, ['a-moment-old', 'newest'])
  })

  test('is never contacted more often than its limit, in whatever order two reminders run', async () => {
    for (const [max, before] of [
      [1, 0],
      [2, 1],
    ] as const) {
      let outcomes = new Set<number>()
      const orders = await inEveryOrder(() => {
        const [third, ...cases] = sharing('b-3', 'b-1', 'b-2')
        assert.ok(third)
        if (before > 0) cases.push({ ...third, plan: aPlan({ arm: 'all', contacts: [aContact({ at: due - HOUR })] }) })
        const house = aHouse({ cases, policy: limited(max) })
        return {
          runners: ['b-1', 'b-2'].map((borrower) => (turns) => house.remind(borrower, turns)),
          check: () => {
            assert.ok(house.sent.length + before <= max, `${house.sent.length} sent`)
            outcomes = outcomes.add(house.sent.length)
          },
        }
      })
      assert.ok(orders > 300, `only ${orders} orders`)
      // Where each sees the other's claim both step back; in most orders one goes.
      assert.deepEqual([...outcomes].sort(), [0, 1])
    }
  })

  test('who stepped back for another’s claim looks again within minutes, and one of them goes', async () => {
    await inEveryOrder(() => {
      const house = aHouse({ cases: sharing('b-1', 'b-2'), policy: limited(1) })
      return {
        runners: ['b-1', 'b-2'].map((borrower) => (turns) => house.remind(borrower, turns)),
        check: async () => {
          if (house.sent.length > 0) return
          const looks = ['b-1', 'b-2'].map(house.nextOf)
          assert.ok(looks.every((look) => look > due && look <= due + 5 * MINUTE))
          const first = house.nextOf('b-1') < house.nextOf('b-2') ? 'b-1' : 'b-2'
          house.clock.advanceTo(house.nextOf(first))
          assert.equal(await house.remind(first), 'sent')
        },
      }
    })
  })

  test('keeps no place for a claim that was withdrawn or failed', async () => {
    for (const refused of ['throttled', 'unavailable'] as const) {
      const provider = (borrower: string): SendResult =>
        borrower === 'b-1' ? { state: refused } : { state: 'accepted', providerId: 'x' }
      const house = aHouse({ cases: sharing('b-1', 'b-2'), policy: limited(1), provider })
      assert.equal(await house.remind('b-1'), refused)
      assert.equal(await house.remind('b-2'), 'sent')
    }
    const provider = (borrower: string): SendResult =>
      borrower === 'b-1' ? { state: 'rejected', why: 'blocked' } : { state: 'accepted', providerId: 'x' }
    const house = aHouse({ cases: sharing('b-1', 'b-2'), policy: limited(1), provider })
    assert.equal(await house.remind('b-1'), 'failed')
    assert.equal(await house.remind('b-2'), 'sent')
  })

  test('that is full defers the other to when the rule allows, and the history says by which', async () => {
    const house = aHouse({ cases: sharing('b-1', 'b-2'), policy: limited(1) })
    assert.equal(await house.remind('b-1'), 'sent')
    assert.equal(await house.remind('b-2'), 'waiting')
    assert.equal(house.nextOf('b-2'), at('2026-11-08T00:00:00+08:00'))
    const [entry] = house.store.history('b-2')
    assert.ok(entry?.what === 'decision')
    assert.deepEqual(
      entry.findings.map(({ rule, effect }) => `${effect} ${rule}`),
      ['note number-shared', 'defer T-NUMBER'],
    )
    // Asking again says the same again, and writes nothing.
    assert.equal(await house.remind('b-2'), 'waiting')
    assert.equal(house.store.history('b-2').length, 1)
  })

  test('that is full for longer than a step lives has another of its channels take over, and is full until then', async () => {
    const house = aHouse({ cases: sharing('b-1', 'b-2'), policy: limited(1, 'month', ['sms', 'email']) })
    assert.equal(await house.remind('b-1'), 'sent')
    assert.equal(await house.remind('b-2'), 'waiting')
    assert.deepEqual(house.rung.at(-1), { borrower: 'b-2', at: due, channel: 'email' })
    assert.equal(await house.remind('b-2'), 'queued')
    assert.equal(await house.remindByEmail('b-2'), 'sent')
    const [decided, sent] = house.store.history('b-2').filter(({ what }) => what === 'decision')
    for (const entry of [decided, sent]) {
      assert.ok(entry?.what === 'decision' && entry.findings.some(({ rule }) => rule === 'number-shared'))
    }
    const december = at('2026-12-01T00:00:00+08:00')
    assert.deepEqual(house.store.peek('b-2')?.plan.full, [{ channel: 'sms', point: 'sms-1', until: december }])
    // What the rule asks for is over, and so is the note of it.
    house.clock.advanceTo(december)
    await house.remind('b-2')
    assert.equal(house.store.peek('b-2')?.plan.full, undefined)
  })

  test('that is found full after the claim has another channel take over as well', async () => {
    const [first, second] = sharing('b-1', 'b-2')
    assert.ok(first && second)
    const house = aHouse({ cases: [second], policy: limited(1, 'month', ['sms', 'email']) })
    const other = { ...first, plan: aPlan({ contacts: [aContact({ at: due - HOUR })] }) }
    const betweenLookAndLook: Turns = {
      take: (call) => {
        // The claim stands, and only now does the other come to be behind the number.
        if (house.asked.length > 2) house.store.open(other)
        return call()
      },
    }
    assert.equal(await house.remind('b-2', betweenLookAndLook), 'waiting')
    assert.ok(house.store.history('b-2').some(({ what }) => what === 'withdrawn'))
    assert.deepEqual(house.sent, [])
    assert.equal(await house.remindByEmail('b-2'), 'sent')
  })

  test('with room for both lets both go', async () => {
    const house = aHouse({ cases: sharing('b-1', 'b-2'), policy: limited(2) })
    for (const borrower of ['b-1', 'b-2']) assert.equal(await house.remind(borrower), 'sent')
  })

  test('counts what was said to the other elsewhere, and not what was only observed of them', async () => {
    const [first, second] = sharing('b-1', 'b-2')
    assert.ok(first && second)
    for (const [outcome, expected] of [
      ['sent', 'waiting'],
      ['unknown', 'waiting'],
      ['observed', 'sent'],
      ['failed', 'sent'],
    ] as const) {
      const plan = aPlan({ contacts: [aContact({ at: due - HOUR, outcome })] })
      const house = aHouse({ cases: [{ ...first, plan }, second], policy: limited(1) })
      assert.equal(await house.remind('b-2'), expected, outcome)
    }
  })

  test('nobody else is asked about where no limit counts by number', async () => {
    const house = aHouse({ cases: sharing('b-1', 'b-2'), policy: aPolicy({ packs: [], channels: ['sms'] }) })
    for (const borrower of ['b-1', 'b-2']) assert.equal(await house.remind(borrower), 'sent')
    assert.deepEqual(house.asked, [])
  })
})
