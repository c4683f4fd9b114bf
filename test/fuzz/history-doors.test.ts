import assert from 'node:assert/strict'
import { describe } from 'node:test'
import fc from 'fast-check'
import { createHandler as createChainHistory } from '../../functions/chain-history/handler.ts'
import { createHandler as createPublishEvents } from '../../functions/publish-events/handler.ts'
import { chainDays } from '../../shared/audit/chain-days.ts'
import { fieldsToWrite } from '../../shared/audit/export/fields.ts'
import { type HistoryLine, writeHistoryLine } from '../../shared/audit/export/history-line.ts'
import { HistoryUnreadableError, WrittenHistory } from '../../shared/audit/export/written-history.ts'
import { verify } from '../../shared/audit/verify.ts'
import { writeWitnesses } from '../../shared/audit/witness-lines.ts'
import { fromItem } from '../../shared/aws/items/attributes.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { sha256 } from '../../shared/aws/sha256.ts'
import type { BusinessEvent } from '../../shared/events/business-event.ts'
import { MemoryDigestArchive } from '../../shared/local/memory-digest-archive.ts'
import type { HistoryEntry } from '../../shared/ports.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aBorrower, aCase, at, day } from '../case/factories.ts'
import { SENT as SENT_ENTRY } from '../functions/publish-events/sent-entry.ts'
import { sequence } from '../functions/reconcile-case/stream-events.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { hostileBody, type Json, mutated } from './hostile-json.ts'
import { damaged, hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const NOW = at('2026-11-07T10:00:00Z')
const TODAY = day('2026-11-07')

const SENT = {
  ...SENT_ENTRY,
  at: NOW,
  message: { ...SENT_ENTRY.message, to: PLANTED.phone, text: PLANTED.words },
} as const satisfies HistoryEntry

/** An item as a stream has it: bytes in base64. */
const imageOf = (contact: string) => {
  const item = historyItem('b-1', { ...SENT, contact }, 365)
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
    ]),
  ) as Json
}

const record = (image: Json, place: number) => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: sequence(place), NewImage: image },
})

describe('the door of what the history gained', () => {
  attack(
    'an entry that cannot be read is parked, and the one beside it is told of',
    // Its key is written by Duewell alone, and a reason names it.
    mutated(imageOf('k-1')).map((image) => withKey(image)),
    async (image) => {
      const { workplace, lines, parked } = testWorkplace()
      const told: BusinessEvent[] = []
      const events = { publish: async (all: readonly BusinessEvent[]) => void told.push(...all) }
      const handle = createPublishEvents({ ...workplace, events })
      const answer = await handle({ Records: [record(image, 1), record(imageOf('k-2'), 2)] }, context())
      assert.deepEqual(answer, { batchItemFailures: [] })
      assert.ok(JSON.stringify(told).includes('k-2'))
      saysNothingOfAnybody(lines, parked)
      pollutesNothing()
    },
    { usual: 200 },
  )
})

function withKey(image: Json): Json {
  const { pk, sk } = historyItem('b-1', SENT, 365)
  return {
    ...(typeof image === 'object' && !Array.isArray(image) ? image : {}),
    pk: { S: pk?.S ?? '' },
    sk: { S: sk?.S ?? '' },
  }
}

const change = {
  eventName: 'MODIFY',
  userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
  dynamodb: {
    SequenceNumber: sequence(1),
    Keys: { pk: { S: 'BORROWER#b-1' }, sk: { S: `2026-11-07T10:00:00.000Z#contact#k-1` } },
    NewImage: imageOf('k-1'),
  },
}

/** What names a change is DynamoDB's number and a key of ours. */
function withNames(changed: Json): Json {
  const whole = typeof changed === 'object' && changed !== null && !Array.isArray(changed) ? { ...changed } : {}
  const { dynamodb: image } = whole as { dynamodb?: Json }
  const parts = typeof image === 'object' && !Array.isArray(image) ? image : {}
  const { SequenceNumber, Keys } = change.dynamodb
  return { ...whole, dynamodb: { ...parts, SequenceNumber, Keys } }
}

describe('the door of what the history gained and lost', () => {
  attack(
    'what is no change is left to the stream, and what is one is witnessed without what it says',
    mutated(change as Json).map(withNames),
    async (changed) => {
      const { workplace, lines } = testWorkplace()
      const archive = new MemoryDigestArchive()
      const handle = createChainHistory({ ...workplace, archive, sha256, clock: { now: () => NOW } })
      const error: unknown = await handle({ Records: [changed] }, context()).then(
        () => undefined,
        (thrown) => thrown,
      )
      assert.ok(error === undefined || (error instanceof Error && error.name === 'ZodError'), String(error))
      for (const name of await archive.batchesOf(TODAY))
        saysNothingOfAnybody(name, await archive.readBatch(TODAY, name))
      saysNothingOfAnybody(lines)
      pollutesNothing()
    },
    { usual: 200 },
  )
})

const said = 'what was said'
const witness = {
  borrower: 'b-1',
  entry: '2026-11-05T10:00:00.000Z#contact#k-1',
  change: 'gained',
  digest: sha256(said),
} as const
const GOOD = writeWitnesses([witness, { ...witness, entry: '2026-11-05T11:00:00.000Z#contact#k-2' }])

describe('a history whose digests were tampered with', () => {
  const standing = [
    { entry: witness.entry, digest: sha256(said) },
    { entry: '2026-11-05T11:00:00.000Z#contact#k-2', digest: sha256(said) },
  ]
  const history = {
    entriesOf: async (_: string, from: string, to: string) =>
      standing.filter(({ entry }) => entry >= from && entry <= to),
  }

  attack(
    'shows a batch that is not what its link says, and holds what else there is against the history',
    fc.oneof(damaged(GOOD), hostileText),
    async (text) => {
      const honest = new MemoryDigestArchive()
      await honest.putBatch(TODAY - 2, 'a', GOOD)
      await chainDays(honest, TODAY, sha256)
      const changed = new MemoryDigestArchive()
      await changed.putBatch(TODAY - 2, 'a', text)
      for await (const link of honest.links()) await changed.putLink(link)
      const { faults } = await verify(changed, history, sha256, { now: TODAY * DAY })
      const altered = faults.some(({ what }) => what === 'batch-altered')
      assert.equal(altered, text !== GOOD)
      pollutesNothing()
    },
  )

  attack(
    'is judged also where batches that hold anything were chained as they are',
    fc.array(fc.oneof(damaged(GOOD), hostileText), { minLength: 1, maxLength: 3 }),
    async (texts) => {
      const archive = new MemoryDigestArchive()
      for (const [place, text] of texts.entries()) await archive.putBatch(TODAY - 2, `batch-${place}`, text)
      await chainDays(archive, TODAY, sha256)
      const { faults, days } = await verify(archive, history, sha256, { now: TODAY * DAY })
      assert.ok(days > 0 && faults.every(({ what }) => what.length > 0))
      pollutesNothing()
    },
  )

  const batch = fc.record({ name: fc.oneof(fc.constant('a'), hostileText), digest: fc.constantFrom(sha256(GOOD), 'x') })
  const parts = fc.record({ entries: fc.nat(3), batches: fc.array(batch, { maxLength: 2 }) })
  attack('breaks where any link was changed', fc.tuple(fc.nat(2), parts), async ([place, change]) => {
    const [honest, archive] = [new MemoryDigestArchive(), new MemoryDigestArchive()]
    for (const back of [4, 3, 2]) {
      await honest.putBatch(TODAY - back, 'a', GOOD)
      await archive.putBatch(TODAY - back, 'a', GOOD)
    }
    await chainDays(honest, TODAY, sha256)
    let at = 0
    let isSame = true
    for await (const link of honest.links()) {
      const changed = at === place ? { ...link, ...change } : link
      isSame &&= JSON.stringify(changed) === JSON.stringify(link)
      await archive.putLink(changed)
      at += 1
    }
    const { faults } = await verify(archive, history, sha256, { now: TODAY * DAY })
    assert.equal(faults.length === 0, isSame, JSON.stringify({ change, faults }))
  })
})

describe('a written history that a stranger changed', () => {
  const { pk, sk, ...fields } = historyItem('b-1', SENT, 365)
  const caseFile = aCase({ borrower: { ...aBorrower(), name: PLANTED.name } })
  const LINES: readonly HistoryLine[] = [
    { line: 'about', form: 1, title: PLANTED.name, about: ['history'], asOf: NOW, digests: 'all' },
    { line: 'case', caseFile },
    { line: 'entry', borrower: 'b-1', entry: sk?.S ?? '', fields: fieldsToWrite(fromItem(fields)) },
    { line: 'batch', day: TODAY - 2, name: 'a', text: GOOD },
    { line: 'link', link: { day: TODAY - 2, batches: [{ name: 'a', digest: sha256(GOOD) }], entries: 2, digest: 'x' } },
  ]
  const texts = LINES.map((line) => writeHistoryLine(line).trim())
  const deep = `{"line":"entry","borrower":"b-1","entry":"e","fields":{"a":${'['.repeat(4_000)}${']'.repeat(4_000)}}}`
  const line = fc.oneof(
    fc.constantFrom(...texts).chain((text) => hostileBody(JSON.parse(text) as Json)),
    fc.constantFrom(...texts).chain(damaged),
    fc.constant(deep),
  )

  attack(
    'is read and judged, or refused by its line in words that quote nothing of it',
    fc.tuple(fc.nat(LINES.length), line),
    async ([place, text]) => {
      const archive = new MemoryDigestArchive()
      const all = texts.toSpliced(place, 1, text)
      const read = await WrittenHistory.read(linesOf(all), archive, sha256).catch((error: unknown) => error)
      if (!(read instanceof WrittenHistory)) {
        assert.ok(read instanceof HistoryUnreadableError, String(read))
        saysNothingOfAnybody(read.message)
        return
      }
      const { faults } = await verify(archive, read, sha256, { now: TODAY * DAY })
      assert.ok(faults.every(({ what }) => what.length > 0))
      pollutesNothing()
    },
    { usual: 200 },
  )
})

async function* linesOf(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts
}
