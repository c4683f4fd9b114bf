import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Plan } from '../../shared/case/plan.ts'
import type { CaseIntake, CaseStore, Neighbours } from '../../shared/ports.ts'
import { aBorrower, aContact, aPlan, aPoint, LONG_AGO } from '../case/factories.ts'

/** Neighbours over an empty store, and the doors by which borrowers and plans come into it. */
export interface OpenNeighbours {
  readonly neighbours: Neighbours
  readonly intake: CaseIntake
  readonly store: CaseStore
}

const origin = { asOf: LONG_AGO }

/** What asking who else stands behind an address promises, in memory and on DynamoDB alike. */
export function neighboursContract(where: string, open: () => Promise<OpenNeighbours>): void {
  describe(`neighbours ${where}`, () => {
    const enter = ({ intake }: OpenNeighbours, id: string, points: readonly string[], version = LONG_AGO) => {
      const contactPoints = points.map((point) => aPoint('sms', { id: point }))
      const value = aBorrower({ id, contactPoints, sourceVersion: version })
      return intake.put({ kind: 'borrower', borrower: id, value }, origin)
    }
    const plan = ({ store }: OpenNeighbours, id: string, written: Plan) =>
      store.writePlan(id, { version: written.version - 1 }, { plan: written, tasks: [], history: [] })

    test('a borrower alone behind an address has none', async () => {
      const room = await open()
      await enter(room, 'b-1', ['sms-1'])
      assert.deepEqual(await room.neighbours.plansBehind('sms-1', 'b-1'), [])
      assert.deepEqual(await room.neighbours.plansBehind('sms-9', 'b-1'), [])
    })

    test('everybody else behind it is told with the plan that stands, or an empty one', async () => {
      const room = await open()
      for (const id of ['b-1', 'b-2', 'b-3']) await enter(room, id, ['sms-1'])
      const written = aPlan({ version: 1, contacts: [aContact({ outcome: 'claimed' })] })
      await plan(room, 'b-2', written)
      const plans = await room.neighbours.plansBehind('sms-1', 'b-1')
      assert.deepEqual(
        plans.toSorted((a, b) => a.version - b.version),
        [aPlan(), written],
      )
    })

    test('what is written after somebody asked is in the next answer', async () => {
      const room = await open()
      await enter(room, 'b-1', ['sms-1'])
      assert.deepEqual(await room.neighbours.plansBehind('sms-1', 'b-1'), [])
      await enter(room, 'b-2', ['sms-2'])
      await enter(room, 'b-2', ['sms-2', 'sms-1'], LONG_AGO + 1)
      await plan(room, 'b-2', aPlan({ version: 1 }))
      await plan(room, 'b-2', aPlan({ version: 2 }))
      assert.deepEqual(
        (await room.neighbours.plansBehind('sms-1', 'b-1')).map(({ version }) => version),
        [2],
      )
    })
  })
}
