import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { LogLine } from '../../../functions/log.ts'
import type { ParkedRecord } from '../../../functions/parking.ts'
import { createHandler, type SweepRoom } from '../../../functions/sweep-cases/handler.ts'
import type { SweepPart } from '../../../functions/sweep-cases/sweep-message.ts'
import type { CaseFile } from '../../../shared/case/case-file.ts'
import { MemoryResponseStore } from '../../../shared/local/memory-response-store.ts'
import { replyHold } from '../../../shared/responses/effects.ts'
import { NOBODY, type SegmentCounts } from '../../../shared/sweep/portfolio-ledger.ts'
import { HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { aCase, aPlan, aPolicy, at } from '../../case/factories.ts'
import { aRoom, LIVE } from '../../reconcile/room-factory.ts'
import { aResponse, reader } from '../../responses/response-room.ts'
import { context } from '../test-room.ts'

const due = at('2026-11-07T09:00:00+08:00')

/** A room of which one borrower's contact has been due for an hour without anybody looking. */
function sweepRoom(holds: CaseFile['holds'] = []) {
  const policy = aPolicy()
  const caseFile = aCase({ holds, plan: aPlan({ arm: 'all', ...policy.versions, next: due, alarm: due }) })
  const { ports, did, store } = aRoom({
    caseFile,
    now: due + HOUR,
    policy,
    state: () => ({ ...LIVE, feeds: { core: due - 27 * HOUR, cards: due } }),
  })
  const seen = {
    parts: [] as SweepPart[],
    counted: [] as SegmentCounts[],
    lines: [] as LogLine[],
    parked: [] as ParkedRecord[],
    measured: [] as [string, number][],
  }
  const room: SweepRoom = {
    ports,
    policy,
    scan: {
      async *scan(segment) {
        if (segment === 0) yield caseFile
      },
    },
    ages: { oldest: async () => 0 },
    answering: async () => ({ responses: new MemoryResponseStore(store), reader }),
    portfolio: { count: async (counts) => void seen.counted.push(counts) },
    parts: { put: async (part) => void seen.parts.push(part) },
    segments: 3,
    periodSeconds: 3_600,
    parking: { park: async (record) => void seen.parked.push(record) },
    log: (line) => void seen.lines.push(line),
    metrics: {
      ofChannel: () => {},
      ofHouse: (metric, value = 1) => void seen.measured.push([metric, value]),
      flush: () => {},
    },
  }
  return { handler: createHandler(room), did, store, ...seen }
}

const message = (body: string) => ({ Records: [{ messageId: 'm-1', body }] })

describe('a sweep', () => {
  test('begins with a message for each segment, and tells how many feeds fell silent', async () => {
    const { handler, parts, measured } = sweepRoom()
    await handler({ start: true }, context())
    assert.deepEqual(parts, [
      { segment: 0, of: 3 },
      { segment: 1, of: 3 },
      { segment: 2, of: 3 },
    ])
    assert.deepEqual(measured, [['staleFeeds', 1]])
  })

  test('has a forgotten case looked at again, and lists who moved, by step and date', async () => {
    const { handler, did, lines, measured } = sweepRoom()
    assert.deepEqual(await handler(message('{"segment":0,"of":3}'), context()), { batchItemFailures: [] })
    assert.deepEqual(did.queued, [{ channel: 'sms', delaySeconds: 0 }])
    assert.deepEqual(lines[0], {
      what: 'moved',
      by: 'sweep-cases',
      borrower: 'b-1',
      repair: 'overdue-plan',
      channel: 'sms',
      step: 'before-due',
      from: '2026-11-07T01:00:00.000Z',
      to: '2026-11-07T01:00:00.000Z',
      outcome: 'queued',
    })
    assert.deepEqual(measured, [
      ['casesSwept', 1],
      ['sweepRepairs', 1],
    ])
  })

  test('lets a response take effect that was stored an hour ago and no more', async () => {
    const left = (minutes: number) => replyHold(aResponse({ at: due + HOUR - minutes * MINUTE }))
    const { handler, store, lines } = sweepRoom([left(60)])
    await handler(message('{"segment":0,"of":3}'), context())
    const kinds = store.peek('b-1')?.holds.map(({ kind }) => kind)
    assert.deepEqual(kinds, ['opt-out', 'answer'])
    assert.deepEqual(
      lines.map((line) => ('repair' in line ? line.repair : line.what)),
      ['responded', 'unfinished-response', 'swept'],
    )
    const inWork = sweepRoom([left(59)])
    await inWork.handler(message('{"segment":0,"of":3}'), context())
    assert.deepEqual(
      inWork.store.peek('b-1')?.holds.map(({ kind }) => kind),
      ['reply'],
    )
  })

  test('goes on in another message when its time is short', async () => {
    const { handler, parts, counted, did } = sweepRoom()
    await handler(
      message('{"segment":0,"of":3,"after":"b-0"}'),
      context(() => 1_000),
    )
    assert.deepEqual(parts, [{ segment: 0, of: 3, after: 'b-0', counted: NOBODY }])
    assert.deepEqual(counted, [], 'a segment is counted as a whole')
    assert.deepEqual(did.queued, [])
  })

  test('notes where the borrowers of a segment stand once all of it is read', async () => {
    const { handler, counted } = sweepRoom()
    const before = { ...NOBODY, overdue: 7 }
    await handler(message(JSON.stringify({ segment: 0, of: 3, after: 'b-0', counted: before })), context())
    assert.deepEqual(counted, [{ segment: 0, of: 3, at: due + HOUR, states: { ...before, upcoming: 1 } }])
  })

  test('parks a message that it cannot read, without quoting it', async () => {
    const { handler, parked } = sweepRoom()
    const result = await handler(message('{"segment":"Li Wei"}'), context())
    assert.deepEqual(result, { batchItemFailures: [] })
    assert.equal(parked.length, 1)
    assert.doesNotMatch(JSON.stringify(parked), /Li Wei/)
  })
})
