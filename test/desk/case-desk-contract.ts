import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Acted, CaseDesk } from '../../shared/desk/case-desk.ts'
import type { CaseIntake, CaseStore, HistoryEntry } from '../../shared/ports.ts'
import { NO_EFFECTS } from '../../shared/responses/effects.ts'
import { aBorrower, aHold, at, LONG_AGO } from '../case/factories.ts'

/** An empty desk, and the doors by which its cases fill and are seen. */
export interface OpenDesk {
  readonly desk: CaseDesk
  readonly cases: Pick<CaseStore, 'load'>
  readonly intake: CaseIntake
  readonly history: (borrower: string) => Promise<readonly HistoryEntry[]>
}

const NOW = at('2026-11-12T10:00:00+08:00')
const hold = aHold({ kind: 'complaint', id: 'api-1.complaint', from: NOW })
const made = [{ id: hold.id, kind: hold.kind }]

function acted(overrides: Partial<Acted> = {}): Acted {
  return { what: 'acted', at: NOW, id: 'api-1', by: 'amy', act: 'hold-set', holds: made, lifted: [], ...overrides }
}

/** What the desk promises, in memory and on DynamoDB alike. */
export function caseDeskContract(where: string, open: () => Promise<OpenDesk>): void {
  const withBorrower = async () => {
    const room = await open()
    await room.intake.put({ kind: 'borrower', borrower: 'b-1', value: aBorrower() }, { asOf: LONG_AGO })
    return room
  }

  describe(`the desk ${where}`, () => {
    test('a change and the entry that says who made it stand together, once', async () => {
      const { desk, cases, history } = await withBorrower()
      assert.equal(await desk.change('b-1', { ...NO_EFFECTS, holds: [hold] }, acted()), 'changed')
      assert.equal(await desk.change('b-1', { ...NO_EFFECTS, lifted: [hold] }, acted()), 'repeated')
      assert.deepEqual((await cases.load('b-1'))?.holds, [hold])
      assert.deepEqual(await history('b-1'), [acted()])
      const lifting = acted({ id: 'api-2', act: 'hold-lifted', holds: [], lifted: [hold.id] })
      assert.equal(await desk.change('b-1', { ...NO_EFFECTS, lifted: [hold] }, lifting), 'changed')
      assert.deepEqual((await cases.load('b-1'))?.holds, [])
    })

    test('an address that a response closed by mistake opens again', async () => {
      const { desk, cases, intake } = await withBorrower()
      const closed = { point: 'sms-1', since: NOW - 1, why: 'wrong-number' } as const
      await intake.put({ kind: 'closed-point', borrower: 'b-1', value: closed }, { asOf: NOW })
      const undoing = acted({ act: 'response-reversed', response: 'in-1', holds: [] })
      await desk.change('b-1', { ...NO_EFFECTS, reopened: ['sms-1'] }, undoing)
      assert.deepEqual((await cases.load('b-1'))?.closedPoints, [{ ...closed, reopenedAt: NOW }])
    })

    test('nothing is changed or noted of somebody who is not there', async () => {
      const { desk, cases, history } = await open()
      assert.equal(await desk.change('b-1', { ...NO_EFFECTS, holds: [hold] }, acted()), 'no-case')
      assert.equal(await cases.load('b-1'), undefined)
      assert.deepEqual(await history('b-1'), [])
    })

    test('what somebody did is noted once', async () => {
      const { desk, history } = await withBorrower()
      const taken = acted({ act: 'exported', holds: [] })
      await desk.note('b-1', taken)
      await desk.note('b-1', taken)
      assert.deepEqual(await history('b-1'), [taken])
    })
  })
}
