import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryNeighbours } from '../../shared/local/memory-neighbours.ts'
import { VirtualClock } from '../../shared/local/virtual-clock.ts'
import { localReference } from '../../shared/messages/values.ts'
import type { Ports } from '../../shared/ports.ts'
import { reconcile } from '../../shared/reconcile.ts'
import { aCase, aLoan, aPack, aPolicy, aStrategy, at } from '../case/factories.ts'
import { inEveryOrder, type Turns } from './interleaved.ts'
import { LIVE } from './room-factory.ts'

const now = at('2026-11-10T10:00:00+08:00')
const window = { from: '09:00', to: '19:00' }
const STEPS = [
  { id: 'soon', when: 'due - 1 day', channels: ['sms'], purpose: 'upcoming', tone: 'friendly', window },
  { id: 'late', when: 'overdue 1 day', channels: ['email'], purpose: 'overdue', tone: 'friendly', window },
]

/** One loan that is due tomorrow and is texted about, one that was due yesterday and is written about by email. */
function aRace(max: number) {
  const cap = {
    id: 'T-PERSON',
    sentence: 'A person is contacted so many times a day, by whatever channel and about whatever loan.',
    ...{
      status: 'house',
      actor: 'both',
      channels: ['sms', 'email'],
      kind: 'cap',
      max,
      counts: 'attempt',
      per: 'person',
    },
    ...{ within: { of: 'calendar', unit: 'day' }, channelsTogether: true },
  }
  const policy = aPolicy({
    packs: [{ ...aPack([cap]), binds: 'jurisdictions', jurisdictions: ['CN'] }],
    strategy: aStrategy(STEPS),
    channels: ['sms', 'email'],
  })
  const store = new MemoryCaseStore()
  const loan = (id: string, dueOn: string) =>
    aLoan({ id, instalments: [{ id: '1', dueOn: Date.parse(`${dueOn}T00:00:00Z`) / 86_400_000, amount: 10_000 }] })
  store.open(aCase({ loans: [loan('l-1', '2026-11-11'), loan('l-2', '2026-11-09')] }))
  const neighbours = new MemoryNeighbours(store)
  const clock = new VirtualClock(now)
  const sent: string[] = []
  let ids = 0
  const portsOf = (turns: Turns): Ports => ({
    cases: {
      load: (borrower) => turns.take(() => store.load(borrower)),
      writePlan: (...write) => turns.take(() => store.writePlan(...write)),
      closePoint: (...write) => store.closePoint(...write),
    },
    neighbours: { plansBehind: (point, but) => neighbours.plansBehind(point, but) },
    sender: (channel) => ({
      send: () =>
        turns.take(async () => {
          sent.push(channel)
          return { state: 'accepted', providerId: 'x' }
        }),
    }),
    clock,
    alarms: { set: async () => {} },
    queue: { put: async () => {} },
    control: { standing: async () => LIVE, pause: async () => {} },
    budget: { takeHourly: async () => true, takeDaily: async () => true },
    references: {
      issue: async ({ borrower, contact }) => localReference(borrower, contact),
      again: localReference,
    },
    ids: { next: () => `claim-${++ids}` },
  })
  const door = (channel: 'sms' | 'email') => (turns: Turns) =>
    reconcile('b-1', { opened: 'queue', channel }, policy, portsOf(turns))
  return { sent, door }
}

for (const max of [1, 2]) {
  test(`at most ${max} of two loans by two channels goes in a day of ${max}, in every order in which three doors can run`, async () => {
    const outcomes = new Set<number>()
    const orders = await inEveryOrder(() => {
      const { sent, door } = aRace(max)
      return {
        runners: [door('email'), door('sms'), door('email')],
        check: async () => {
          assert.ok(sent.length <= max, `${sent.join(' and ')} sent`)
          outcomes.add(sent.length)
          // A door that found nothing of its own to do yet finds it the next time, up to the limit.
          const one: Turns = { take: (call) => call() }
          for (const channel of ['email', 'sms', 'email'] as const) await door(channel)(one)
          assert.equal(sent.length, max)
          assert.equal(new Set(sent).size, max)
        },
      }
    })
    assert.ok(orders >= 10, `only ${orders} orders`)
    assert.ok(outcomes.has(1))
  })
}
