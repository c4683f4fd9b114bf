import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Hold } from '../../shared/case/hold.ts'
import type { CaseIntake, CaseStore, HistoryEntry } from '../../shared/ports.ts'
import { type Effects, NO_EFFECTS, replyHold } from '../../shared/responses/effects.ts'
import { recordResponse } from '../../shared/responses/record-response.ts'
import type { ResponseChange, ResponseStore } from '../../shared/responses/response-store.ts'
import { aBorrower, aHold, aLoan, aPoint, aPolicy, LONG_AGO } from '../case/factories.ts'
import { aResponse, GIVEN_AT, reader } from './response-room.ts'

/** An empty store of responses, the cases that it works on, and the doors by which both are seen. */
export interface OpenResponses {
  readonly responses: ResponseStore
  readonly cases: Pick<CaseStore, 'load'>
  readonly intake: CaseIntake
  readonly history: (borrower: string) => Promise<readonly HistoryEntry[]>
}

const origin = { asOf: LONG_AGO }
const reply = replyHold(aResponse())
const pause: Hold = aHold({ kind: 'pause', id: 'in-1.pause', from: GIVEN_AT, response: 'in-1' })

function changeOf(effects: Partial<Effects>): ResponseChange {
  const response = { what: 'response', at: GIVEN_AT, response: 'in-1', door: 'sms', channel: 'sms' } as const
  const holds = (effects.holds ?? []).map(({ id, kind }) => ({ id, kind }))
  const entry = { ...response, words: 'Ich zahle', intents: ['paid'], sure: true, holds, lifted: [] } as const
  return { effects: { ...NO_EFFECTS, ...effects }, history: [entry] }
}

/** What keeping a response and replacing it by its effects promises, in memory and on DynamoDB alike. */
export function responseStoreContract(where: string, open: () => Promise<OpenResponses>): void {
  const enter = async ({ intake }: OpenResponses, id: string, points: readonly string[] = ['sms-1']) => {
    const contactPoints = points.map((point) => aPoint('sms', { id: point }))
    await intake.put({ kind: 'borrower', borrower: id, value: aBorrower({ id, contactPoints }) }, origin)
    await intake.put({ kind: 'loan', borrower: id, value: aLoan() }, origin)
  }

  describe(`responses ${where}`, () => {
    test('a response is seen when it first came, whatever a repeat says', async () => {
      const { responses } = await open()
      assert.equal(await responses.firstSeen('in-1', GIVEN_AT), GIVEN_AT)
      assert.equal(await responses.firstSeen('in-1', GIVEN_AT + 60_000), GIVEN_AT)
      assert.equal(await responses.firstSeen('in-2', GIVEN_AT + 60_000), GIVEN_AT + 60_000)
    })

    test('everybody behind an address is found', async () => {
      const room = await open()
      for (const id of ['b-1', 'b-2']) await enter(room, id)
      await enter(room, 'b-3', ['sms-9'])
      assert.deepEqual((await room.responses.behind('sms-1')).toSorted(), ['b-1', 'b-2'])
      assert.deepEqual(await room.responses.behind('sms-7'), [])
    })

    test('a response that is kept stands in the case as it came', async () => {
      const room = await open()
      await enter(room, 'b-1')
      assert.equal(await room.responses.keep('b-1', reply), 'kept')
      assert.equal(await room.responses.keep('b-1', reply), 'kept')
      assert.deepEqual((await room.cases.load('b-1'))?.holds, [reply])
    })

    test('its effects take its place once, and a repeat leaves neither another effect nor a hold', async () => {
      const room = await open()
      await enter(room, 'b-1')
      await room.responses.keep('b-1', reply)
      const task = { id: 'in-1.unclear', kind: 'review', about: 'Please read.', openedAt: GIVEN_AT } as const
      const change = changeOf({ holds: [pause], tasks: [{ ...task, urgent: true, response: 'in-1' }] })
      assert.equal(await room.responses.replace('b-1', reply, change), 'replaced')
      const after = await room.cases.load('b-1')
      assert.deepEqual(after?.holds, [pause])
      assert.deepEqual(after?.tasks, change.effects.tasks)
      assert.deepEqual(await room.history('b-1'), change.history)
      assert.equal(await room.responses.keep('b-1', reply), 'repeated')

      // An agent lifted the pause; another delivery had looked before the first was done.
      const other = changeOf({ holds: [{ ...pause, id: 'in-1.other' }] })
      assert.equal(await room.responses.replace('b-1', reply, other), 'repeated')
      assert.deepEqual(await room.cases.load('b-1'), after)
    })

    test('a hold that a response lifts is gone with it', async () => {
      const room = await open()
      await enter(room, 'b-1')
      const stop = aHold({ kind: 'opt-out', id: 'in-0.stop.sms', scope: { of: 'channel', channel: 'sms' } })
      await room.intake.put({ kind: 'hold', borrower: 'b-1', value: stop }, origin)
      await room.responses.keep('b-1', reply)
      await room.responses.replace('b-1', reply, changeOf({ lifted: [stop] }))
      assert.deepEqual((await room.cases.load('b-1'))?.holds, [])
    })

    test('a stopped address is closed for who is behind it and who comes later, until it is opened again', async () => {
      const room = await open()
      await enter(room, 'b-1')
      const closed = { point: 'sms-1', since: GIVEN_AT, why: 'opted-out' } as const
      await room.responses.stopAddress(closed)
      await enter(room, 'b-2')
      for (const id of ['b-1', 'b-2']) assert.deepEqual((await room.cases.load(id))?.closedPoints, [closed])

      const started = replyHold(aResponse({ id: 'in-2', at: GIVEN_AT + 1 }))
      const change = changeOf({ reopened: ['sms-1'] })
      const [entry] = change.history
      await room.responses.keep('b-1', started)
      const again = { ...change, history: [{ ...entry, response: 'in-2', at: GIVEN_AT + 1 }] } as const
      await room.responses.replace('b-1', started, again)
      await room.responses.reopenAddress('sms-1', GIVEN_AT + 1)
      await room.responses.stopAddress(closed)
      const reopened = { ...closed, reopenedAt: GIVEN_AT + 1 }
      assert.deepEqual((await room.cases.load('b-1'))?.closedPoints, [reopened])
      await enter(room, 'b-3')
      assert.deepEqual((await room.cases.load('b-3'))?.closedPoints, [])
    })

    test('a response that comes twice at once has one effect', async () => {
      const room = await open()
      await enter(room, 'b-1')
      const ports = { ...room, reader }
      const response = aResponse({ words: 'I lost my job and I have no income' })
      await Promise.all([1, 2].map(() => recordResponse(response, aPolicy(), ports)))
      await recordResponse(response, aPolicy(), ports)
      const found = await room.cases.load('b-1')
      assert.deepEqual(found?.holds.map(({ kind }) => kind).toSorted(), ['answer', 'hardship'])
      assert.equal((await room.history('b-1')).filter(({ what }) => what === 'response').length, 1)
    })
  })
}
