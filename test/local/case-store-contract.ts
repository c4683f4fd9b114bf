import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { CaseStore } from '../../shared/ports.ts'
import {
  aBorrower,
  aCase,
  aContact,
  aHold,
  aLoan,
  anArrangement,
  aPayment,
  aPlan,
  aPromise,
  at,
} from '../case/factories.ts'

const NOON = at('2026-11-07T04:00:00Z')

/** A store that already holds one case. */
export type OpenStore = (caseFile: CaseFile) => Promise<CaseStore> | CaseStore

/** What every case store promises, the local one and the one on DynamoDB alike. */
export function caseStoreContract(name: string, open: OpenStore): void {
  describe(`the case store ${name}`, () => {
    const plan = (version: number) => ({ plan: aPlan({ version }), tasks: [], history: [] })

    test('reads what was written last', async () => {
      const store = await open(aCase())
      await store.writePlan('b-1', { version: 0 }, plan(1))
      assert.equal((await store.load('b-1'))?.plan.version, 1)
    })

    test('knows no case of a borrower who was never opened', async () => {
      const store = await open(aCase())
      assert.equal(await store.load('nobody'), undefined)
      assert.deepEqual(await store.writePlan('nobody', { version: 0 }, plan(1)), { written: false, plan: undefined })
    })

    test('writes a plan only over the version that was seen, and answers with what stands', async () => {
      const store = await open(aCase())
      assert.deepEqual(await store.writePlan('b-1', { version: 0 }, plan(1)), { written: true })
      const refused = await store.writePlan('b-1', { version: 0 }, plan(1))
      assert.equal(refused.written, false)
      assert.equal(!refused.written && refused.plan?.version, 1)
    })

    test('writes under a claim only while that claim stands', async () => {
      const claimed = aPlan({ version: 3, claim: { id: 'mine', at: at('2026-11-07T01:00:00Z') } })
      const store = await open(aCase({ plan: claimed }))
      assert.equal((await store.writePlan('b-1', { claim: 'theirs' }, plan(4))).written, false)
      assert.equal((await store.writePlan('b-1', { claim: 'mine' }, plan(4))).written, true)
      assert.equal((await store.writePlan('b-1', { claim: 'mine' }, plan(5))).written, false)
    })

    test('grants one version to one writer, however many try at once', async () => {
      const store = await open(aCase())
      const writes = await Promise.all(
        Array.from({ length: 20 }, () => store.writePlan('b-1', { version: 0 }, plan(1))),
      )
      assert.equal(writes.filter(({ written }) => written).length, 1)
    })

    test('opens tasks together with the plan, or not at all', async () => {
      const store = await open(aCase())
      const task = {
        id: 'call.l-1',
        kind: 'call',
        about: 'Please call.',
        openedAt: at('2026-11-07T01:00:00Z'),
      } as const
      await store.writePlan('b-1', { version: 9 }, { ...plan(10), tasks: [task] })
      assert.deepEqual((await store.load('b-1'))?.tasks, [])
      await store.writePlan('b-1', { version: 0 }, { ...plan(1), tasks: [task] })
      assert.deepEqual((await store.load('b-1'))?.tasks, [task])
    })

    test('opens a task once, however often it is opened', async () => {
      const store = await open(aCase())
      const task = { id: 'call.l-1', kind: 'call', about: 'Please call.', openedAt: NOON } as const
      await store.writePlan('b-1', { version: 0 }, { ...plan(1), tasks: [task] })
      await store.writePlan('b-1', { version: 1 }, { ...plan(2), tasks: [task] })
      assert.deepEqual((await store.load('b-1'))?.tasks, [task])
    })

    test('gives a plan back as it was written, and a refused writer the claim that stands', async () => {
      const store = await open(aCase())
      const written = aPlan({
        version: 1,
        arm: 'all',
        next: NOON,
        strategy: 'gentle@1',
        packs: 'cn@1 us@2',
        alarm: NOON,
        done: [
          { loan: 'l-1', subject: '1', step: 'before-due', channel: 'sms', contact: 'k-1', outcome: 'delivered' },
          { loan: 'l-1', subject: '1', step: 'due-today', channel: 'email', contact: 'k-2', outcome: 'claimed' },
        ],
        contacts: [
          aContact({ outcome: 'delivered' }),
          aContact({
            id: 'k-2',
            at: NOON,
            channel: 'email',
            point: 'email-1',
            loans: ['l-1', 'l-2'],
            outcome: 'claimed',
          }),
        ],
        claim: { id: 'k-2', at: NOON },
        contactsSent: 1,
        engagement: { sms: 1 },
      })
      await store.writePlan('b-1', { version: 0 }, { plan: written, tasks: [], history: [] })
      assert.deepEqual((await store.load('b-1'))?.plan, written)
      assert.deepEqual(await store.writePlan('b-1', { version: 0 }, plan(1)), { written: false, plan: written })
    })

    test('reads every part of a case', async () => {
      const whole = aCase({
        borrower: aBorrower({ segment: 'new', preferredHours: { from: 600, to: 1200 } }),
        loans: [aLoan({ product: 'card', openedOn: 20_000 }), aLoan({ id: 'l-2' })],
        payments: [aPayment(), aPayment({ id: 'p-2', state: 'pending' })],
        holds: [aHold({ scope: { of: 'channel', channel: 'sms' } }), aHold({ id: 'h-2' }), aPromise(), anArrangement()],
        closedPoints: [{ point: 'sms-1', since: NOON, why: 'complaint' }],
      })
      const store = await open(whole)
      const read = await store.load('b-1')
      const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)
      assert.deepEqual(read && { ...read, holds: read.holds.toSorted(byId) }, {
        ...whole,
        holds: whole.holds.toSorted(byId),
      })
    })

    test('a contact point that closes again is closed since the later day, and an older word changes nothing', async () => {
      const store = await open(aCase())
      const closed = { point: 'sms-1', since: NOON, why: 'invalid' } as const
      const later = { ...closed, since: NOON + 1, why: 'opted-out' } as const
      for (const each of [closed, later, closed]) await store.closePoint('b-1', each)
      assert.deepEqual((await store.load('b-1'))?.closedPoints, [later])
    })

    test('closes a contact point once, however often it is told', async () => {
      const store = await open(aCase())
      const closed = { point: 'sms-1', since: at('2026-11-07T01:00:00Z'), why: 'invalid' } as const
      await store.closePoint('b-1', closed)
      await store.closePoint('b-1', closed)
      assert.deepEqual((await store.load('b-1'))?.closedPoints, [closed])
    })
  })
}
