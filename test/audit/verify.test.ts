import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { canonical } from '../../shared/audit/canonical.ts'
import { chainDays } from '../../shared/audit/chain-days.ts'
import type { DigestArchive } from '../../shared/audit/digest-archive.ts'
import type { Fault } from '../../shared/audit/fault.ts'
import { firstBrokenLink, type Link } from '../../shared/audit/link.ts'
import { type VerifyOptions, verify } from '../../shared/audit/verify.ts'
import type { Witness } from '../../shared/audit/witness.ts'
import { writeWitnesses } from '../../shared/audit/witness-lines.ts'
import { sha256 } from '../../shared/aws/sha256.ts'
import { MemoryDigestArchive } from '../../shared/local/memory-digest-archive.ts'
import { DAY, SECOND } from '../../shared/time/instant.ts'
import { day } from '../case/factories.ts'
import { linksOf } from './digest-archive-contract.ts'

const MONDAY = day('2026-11-02')
const FRIDAY = MONDAY + 4

interface Written {
  readonly borrower: string
  readonly entry: string
  readonly said: string
  readonly on: number
}

/** A history as a table holds it, with an archive that witnessed every write. */
async function aHistory(entries: readonly Written[], until = FRIDAY) {
  const archive = new MemoryDigestArchive()
  const table = new Map<string, Map<string, string>>()
  for (const [place, { borrower, entry, said, on }] of entries.entries()) {
    const witness: Witness = {
      borrower,
      entry,
      change: 'gained',
      digest: sha256(said),
      expiresAt: ((MONDAY + 100) * DAY) / SECOND,
    }
    await archive.putBatch(on, `batch-${place}`, writeWitnesses([witness]))
    table.set(borrower, (table.get(borrower) ?? new Map()).set(entry, said))
  }
  await chainDays(archive, until, sha256)
  const history = {
    entriesOf: async (borrower: string, from: string, to: string) =>
      [...(table.get(borrower) ?? [])]
        .filter(([entry]) => entry >= from && entry <= to)
        .map(([entry, said]) => ({ entry, digest: sha256(said) })),
  }
  const check = (options: Partial<VerifyOptions> = {}) =>
    verify(archive, history, sha256, { now: until * DAY, ...options })
  const change = (borrower: string, entry: string, said: string | undefined) => {
    if (said === undefined) table.get(borrower)?.delete(entry)
    else table.set(borrower, (table.get(borrower) ?? new Map()).set(entry, said))
  }
  return { archive, check, change }
}

const WEEK: readonly Written[] = [
  { borrower: 'b-1', entry: '2026-11-02T09#contact', said: 'a', on: MONDAY },
  { borrower: 'b-2', entry: '2026-11-02T10#contact', said: 'b', on: MONDAY },
  { borrower: 'b-1', entry: '2026-11-03T09#decision', said: 'c', on: MONDAY + 1 },
  // Witnessed a day after it happened: it stands in that day's link.
  { borrower: 'b-1', entry: '2026-11-03T23#delivery', said: 'd', on: MONDAY + 2 },
]

const words = (faults: readonly Fault[]) =>
  faults.map((fault) => {
    if ('entry' in fault) return `${fault.what} ${fault.borrower} ${fault.entry}`
    return fault.what === 'not-in-chain' ? `${fault.what} ${fault.digest}` : `${fault.what} ${fault.day}`
  })

describe('a history that is held against its digests', () => {
  test('is whole where nobody touched it, days without entries among them', async () => {
    const { check } = await aHistory(WEEK)
    const { days, entries, expired, faults, head } = await check()
    assert.deepEqual({ days, entries, expired, faults }, { days: 4, entries: 4, expired: 0, faults: [] })
    assert.ok(head)
  })

  test('shows whichever entry is removed or altered, and the first one first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...WEEK.keys()], { minLength: 1 }), fc.boolean(), async (places, remove) => {
        const { check, change } = await aHistory(WEEK)
        for (const place of places)
          change(WEEK[place]!.borrower, WEEK[place]!.entry, remove ? undefined : 'something else')
        const { faults } = await check()
        const expected = places.map(
          (place) => `${remove ? 'removed' : 'altered'} ${WEEK[place]!.borrower} ${WEEK[place]!.entry}`,
        )
        assert.deepEqual(
          words(faults),
          expected.sort((a, b) => (a.slice(12) < b.slice(12) ? -1 : 1)),
        )
      }),
      { numRuns: 30 },
    )
  })

  test('shows an entry that was slipped in, and none that is only of today', async () => {
    const { archive, check, change } = await aHistory(WEEK)
    change('b-1', '2026-11-02T12#contact', 'never sent')
    assert.deepEqual(words((await check()).faults), ['unwitnessed b-1 2026-11-02T12#contact'])
    const late: Witness = {
      borrower: 'b-1',
      entry: '2026-11-02T12#contact',
      change: 'gained',
      digest: sha256('never sent'),
    }
    await archive.putBatch(FRIDAY, 'today', writeWitnesses([late]))
    assert.deepEqual((await check()).faults, [])
  })

  test('says of an entry whose time is over that it expired, also where it vanished early by its own clock', async () => {
    const { check, change } = await aHistory(WEEK)
    change('b-2', '2026-11-02T10#contact', undefined)
    const { expired, faults } = await check({ now: (MONDAY + 101) * DAY })
    assert.deepEqual([expired, faults], [1, []])
  })

  test('an entry that was rewritten shows, though it stands as it was rewritten', async () => {
    const { archive, check, change } = await aHistory(WEEK, MONDAY + 2)
    change('b-1', '2026-11-02T09#contact', 'better')
    const witness: Witness = {
      borrower: 'b-1',
      entry: '2026-11-02T09#contact',
      change: 'rewritten',
      digest: sha256('better'),
    }
    await archive.putBatch(MONDAY + 2, 'rewriting', writeWitnesses([witness]))
    await chainDays(archive, FRIDAY, sha256)
    assert.deepEqual(words((await check()).faults), ['altered b-1 2026-11-02T09#contact'])
  })

  test('can be looked at for some days or one borrower', async () => {
    const { check, change } = await aHistory(WEEK)
    change('b-1', '2026-11-03T09#decision', 'x')
    assert.equal((await check({ from: MONDAY + 2, to: MONDAY + 2 })).faults.length, 0)
    assert.equal((await check({ from: MONDAY + 1, to: MONDAY + 1 })).faults.length, 1)
    assert.equal((await check({ borrower: 'b-2' })).faults.length, 0)
  })
})

describe('an erasure on request', () => {
  const NOTE = '2026-11-05T08:00:00.000Z#erased#request-17'
  const removal = (entry: string): Witness => ({ borrower: 'b-1', entry, change: 'removed' })
  const note: Witness = { borrower: 'b-1', entry: NOTE, change: 'gained', digest: sha256('a note') }
  const ofB1 = WEEK.filter(({ borrower }) => borrower === 'b-1')

  /** A week after which b-1 was erased: the note first, then all that stood before it. */
  async function anErasure({ noted = FRIDAY, went = FRIDAY } = {}) {
    const { archive, check, change } = await aHistory(WEEK)
    await archive.putBatch(noted, 'note', writeWitnesses([note]))
    change('b-1', NOTE, 'a note')
    for (const { entry } of ofB1) {
      await archive.putBatch(went, `went-${entry}`, writeWitnesses([removal(entry)]))
      change('b-1', entry, undefined)
    }
    return { archive, check, change }
  }
  const told = { borrower: 'b-1', request: 'request-17', at: '2026-11-05T08:00:00.000Z', entries: 3 }

  test('is told as such, also in the night before the note is chained', async () => {
    const { archive, check } = await anErasure()
    const { faults, erased } = await check()
    assert.deepEqual([faults, erased], [[], [told]])
    await chainDays(archive, FRIDAY + 1, sha256)
    const chained = await check()
    assert.deepEqual([chained.faults, chained.erased], [[], [told]])
    // Of some days alone it is known too, though its note is later.
    const monday = await check({ from: MONDAY, to: MONDAY })
    assert.deepEqual([monday.faults, monday.erased], [[], [{ ...told, entries: 1 }]])
  })

  test('explains nobody else’s entries, none that came after it, and none that was altered', async () => {
    const { check, change } = await anErasure()
    change('b-2', '2026-11-02T10#contact', undefined)
    assert.deepEqual(words((await check()).faults), ['removed b-2 2026-11-02T10#contact'])
    change('b-1', '2026-11-03T09#decision', 'something else')
    assert.deepEqual(words((await check()).faults), [
      'removed b-2 2026-11-02T10#contact',
      'altered b-1 2026-11-03T09#decision',
    ])
  })

  test('does not explain what went on a day before it was noted', async () => {
    const { archive, check } = await anErasure({ noted: FRIDAY + 1 })
    await chainDays(archive, FRIDAY + 2, sha256)
    const { faults, erased } = await check({ now: (FRIDAY + 2) * DAY })
    assert.equal(faults.length, ofB1.length)
    assert.deepEqual(erased, [])
  })

  test('whose note is gone leaves a removed note behind', async () => {
    const { archive, check, change } = await anErasure()
    await chainDays(archive, FRIDAY + 1, sha256)
    change('b-1', NOTE, undefined)
    const { faults, erased } = await check({ now: (FRIDAY + 1) * DAY })
    assert.deepEqual(words(faults), [`removed b-1 ${NOTE}`])
    assert.deepEqual(erased, [told])
  })
})

describe('digests that were exchanged', () => {
  /** An archive of which somebody changed what it gives. */
  const changed = (archive: MemoryDigestArchive, more: Partial<DigestArchive>): DigestArchive => ({
    putBatch: (...put) => archive.putBatch(...put),
    firstDay: () => archive.firstDay(),
    batchesOf: (on) => archive.batchesOf(on),
    readBatch: (...which) => archive.readBatch(...which),
    putLink: (link) => archive.putLink(link),
    latestLink: () => archive.latestLink(),
    links: () => archive.links(),
    ...more,
  })
  const nothing = { entriesOf: async () => [] }

  test('show: a batch that is another, or is gone', async () => {
    const { archive } = await aHistory(WEEK)
    for (const [text, what] of [
      [writeWitnesses([]), 'batch-altered'],
      ['no lines', 'batch-altered'],
      [undefined, 'batch-missing'],
    ] as const) {
      const readBatch = async (on: number, name: string) => (name === 'batch-1' ? text : archive.readBatch(on, name))
      const { faults } = await verify(changed(archive, { readBatch }), nothing, sha256, { now: FRIDAY * DAY })
      assert.equal(words(faults)[0], `${what} 2026-11-02`)
    }
  })

  test('show: a link that is another, is gone, or was made anew', async () => {
    const { archive } = await aHistory(WEEK)
    const links = await linksOf(archive)
    const [first, second] = links as [Link, Link]
    const broken = (some: readonly Link[]) => firstBrokenLink(some, sha256)
    assert.equal(broken(links), undefined)
    assert.equal(broken([{ ...first, entries: 9 }, ...links.slice(1)]), first.day)
    assert.equal(broken(links.slice(1)), second.day)
    assert.equal(broken([first, ...links.slice(2)]), first.day + 2)
    const anew = {
      ...first,
      entries: 0,
      digest: sha256(canonical({ day: first.day, batches: first.batches, entries: 0 })),
    }
    assert.equal(broken([anew, ...links.slice(1)]), second.day)
  })
})

describe('chaining', () => {
  test('leaves a digest that was written down in the chain for good', async () => {
    const { archive, check } = await aHistory(WEEK)
    const { head } = await check()
    await chainDays(archive, FRIDAY + 3, sha256)
    assert.deepEqual((await check({ expect: head })).faults, [])
    assert.deepEqual(words((await check({ expect: 'another' })).faults), ['not-in-chain another'])
  })

  test('makes up for nights that were missed, and makes no day twice', async () => {
    const { archive } = await aHistory(WEEK, MONDAY + 1)
    assert.equal((await linksOf(archive)).length, 1)
    assert.deepEqual(
      (await chainDays(archive, FRIDAY, sha256)).map((link) => link.day),
      [MONDAY + 1, MONDAY + 2, MONDAY + 3],
    )
    assert.deepEqual(await chainDays(archive, FRIDAY, sha256), [])
    assert.equal(firstBrokenLink(await linksOf(archive), sha256), undefined)
  })

  test('ends between two days where time is short, and goes on from there', async () => {
    const { archive } = await aHistory(WEEK, MONDAY)
    let left = 2
    await chainDays(archive, FRIDAY, sha256, () => left-- > 0)
    assert.equal((await archive.latestLink())?.day, MONDAY + 1)
    await chainDays(archive, FRIDAY, sha256)
    assert.equal((await archive.latestLink())?.day, FRIDAY - 1)
  })

  test('has nothing to do where nothing was ever witnessed', async () => {
    assert.deepEqual(await chainDays(new MemoryDigestArchive(), FRIDAY, sha256), [])
  })
})

test('what is the same has one digest, whatever the order of its fields and wherever its bytes come from', () => {
  assert.equal(canonical({ b: [1, 'x'], a: { d: null, c: undefined } }), canonical({ a: { d: null }, b: [1, 'x'] }))
  assert.equal(canonical(Buffer.from([1, 255])), canonical(Uint8Array.of(1, 255)))
  assert.notEqual(canonical(['a,b']), canonical(['a', 'b']))
})
