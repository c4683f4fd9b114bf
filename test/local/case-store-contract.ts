import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { CaseStore } from '../../shared/ports.ts'
import { aCase, aPlan, at } from '../case/factories.ts'

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

    test('closes a contact point once, however often it is told', async () => {
      const store = await open(aCase())
      const closed = { point: 'sms-1', since: at('2026-11-07T01:00:00Z'), why: 'invalid' } as const
      await store.closePoint('b-1', closed)
      await store.closePoint('b-1', closed)
      assert.deepEqual((await store.load('b-1'))?.closedPoints, [closed])
    })
  })
}
