import assert from 'node:assert/strict'
import { describe } from 'node:test'
import fc from 'fast-check'
import { createHandler as createChainHistory } from '../../functions/chain-history/handler.ts'
import { createHandler as createPublishEvents } from '../../functions/publish-events/handler.ts'
import { chainDays } from '../../shared/audit/chain-days.ts'
import { verify } from '../../shared/audit/verify.ts'
import { writeWitnesses } from '../../shared/audit/witness-lines.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { sha256 } from '../../shared/aws/sha256.ts'
import type { BusinessEvent } from '../../shared/events/business-event.ts'
import { MemoryDigestArchive } from '../../shared/local/memory-digest-archive.ts'
import { DAY } from '../../shared/time/instant.ts'
import { at, day } from '../case/factories.ts'
import { sequence } from '../functions/reconcile-case/stream-events.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { type Json, mutated } from './hostile-json.ts'
import { damaged, hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const NOW = at('2026-11-07T10:00:00Z')
const TODAY = day('2026-11-07')

/** An item as a stream has it: bytes in base64. */
const imageOf = (contact: string) => {
  const item = historyItem(
    'b-1',
    {
      what: 'contact',
      at: NOW,
      contact,
      outcome: 'sent',
      providerId: 'p-1',
      channel: 'sms',
      point: 'sms-1',
      purpose: 'upcoming',
      tone: 'friendly',
      message: {
        channel: 'sms',
        to: PLANTED.phone,
        locale: 'en',
        template: { id: 'upcoming-friendly', version: '1' },
        text: PLANTED.words,
        segments: 1,
      },
      steps: [{ loan: 'l-1', subject: '1', step: 'before-due' }],
      findings: [{ rule: 'contact', effect: 'allow' }],
      versions: { strategy: 'gentle@1', packs: 'cn@1' },
    },
    365,
  )
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
    mutated(imageOf('k-1')),
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

const change = {
  eventName: 'MODIFY',
  userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
  dynamodb: {
    SequenceNumber: sequence(1),
    Keys: { pk: { S: 'BORROWER#b-1' }, sk: { S: `2026-11-07T10:00:00.000Z#contact#k-1` } },
    NewImage: imageOf('k-1'),
  },
}

describe('the door of what the history gained and lost', () => {
  attack(
    'what is no change is left to the stream, and what is one is witnessed without what it says',
    mutated(change as Json),
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

describe('a history whose digests were tampered with', () => {
  const said = 'what was said'
  const witness = {
    borrower: 'b-1',
    entry: '2026-11-05T10:00:00.000Z#contact#k-1',
    change: 'gained',
    digest: sha256(said),
  } as const
  const GOOD = writeWitnesses([witness, { ...witness, entry: '2026-11-05T11:00:00.000Z#contact#k-2' }])
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

  attack(
    'breaks where any link was changed',
    fc.tuple(fc.nat(2), mutated({ entries: 2, batches: [{ name: 'a', digest: sha256(GOOD) }] })),
    async ([place, change]) => {
      const honest = new MemoryDigestArchive()
      for (const back of [4, 3, 2]) await honest.putBatch(TODAY - back, 'a', GOOD)
      await chainDays(honest, TODAY, sha256)
      const links = []
      for await (const link of honest.links()) links.push(link)
      const { batches, entries } = links[place]!
      // What is in no link at all is refused when a link is read.
      const parts = { batches, entries, ...(typeof change === 'object' && change !== null ? change : {}) }
      const changed = { ...links[place]!, batches: parts.batches, entries: parts.entries }
      const archive = new MemoryDigestArchive()
      for (const back of [4, 3, 2]) await archive.putBatch(TODAY - back, 'a', GOOD)
      for (const [at, link] of links.entries()) await archive.putLink(at === place ? (changed as typeof link) : link)
      if (JSON.stringify(changed) === JSON.stringify(links[place])) return
      const { faults } = await verify(archive, history, sha256, { now: TODAY * DAY })
      assert.ok(faults.length > 0, JSON.stringify(changed))
    },
  )
})
