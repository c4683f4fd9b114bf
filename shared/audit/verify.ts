import { type CalendarDay, DAY, formatDay, type Instant, SECOND } from '../time/instant.ts'
import type { DigestArchive } from './digest-archive.ts'
import { firstBrokenLink, type Link } from './link.ts'
import type { Sha256, Witness } from './witness.ts'
import { readWitnesses } from './witness-lines.ts'

/** An entry as it stands now: its place in the borrower's history, and its digest. */
export interface StandingEntry {
  readonly entry: string
  readonly digest: string
}

/** A borrower's history as it stands now, from one place to another, both included. */
export interface StandingHistory {
  entriesOf(borrower: string, from: string, to: string): Promise<readonly StandingEntry[]>
}

/** What is not as it was. `unwitnessed` entries stand in the history and were seen by nobody when they were written. */
export type Fault =
  | { readonly what: 'chain-broken'; readonly day: string }
  | { readonly what: 'not-in-chain'; readonly digest: string }
  | { readonly what: 'batch-altered' | 'batch-missing'; readonly day: string; readonly batch: string }
  | { readonly what: 'altered' | 'removed'; readonly borrower: string; readonly entry: string }
  | { readonly what: 'unwitnessed'; readonly borrower: string; readonly entry: string }

export interface Verified {
  readonly days: number
  readonly entries: number
  /** Entries whose time was over, so that nobody can say more of them than their digests do. */
  readonly expired: number
  /** The newest link's digest: written down elsewhere, it holds the whole chain. */
  readonly head: string | undefined
  readonly faults: readonly Fault[]
}

export interface VerifyOptions {
  /** The days on which entries were written, both included; all where none is given. */
  readonly from?: CalendarDay | undefined
  readonly to?: CalendarDay | undefined
  readonly borrower?: string | undefined
  /** The digest of a link, as somebody wrote it down when it was the newest. */
  readonly expect?: string | undefined
  readonly now: Instant
}

/**
 * Holds a history against its digests. First the chain is followed from its first link, so that no link and no batch was
 * exchanged; then every entry that was witnessed in the days asked for is looked up. Faults come in the order of time.
 */
export async function verify(
  archive: DigestArchive,
  history: StandingHistory,
  sha256: Sha256,
  options: VerifyOptions,
): Promise<Verified> {
  const links: Link[] = []
  for await (const link of archive.links()) links.push(link)
  const broken = firstBrokenLink(links, sha256)
  const faults: Fault[] = broken === undefined ? [] : [{ what: 'chain-broken', day: formatDay(broken) }]
  const { expect } = options
  if (expect !== undefined && !links.some(({ digest }) => digest === expect))
    faults.push({ what: 'not-in-chain', digest: expect })
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = options
  const asked = links.filter(({ day }) => day >= from && day <= to)
  const witnesses: Witness[] = []
  for (const link of asked) {
    for (const witness of await witnessesOf(link, archive, sha256, faults)) {
      if (options.borrower === undefined || witness.borrower === options.borrower) witnesses.push(witness)
    }
  }
  // Whether an entry was seen at all can be said only where all days are looked at, those without a link yet among them.
  const whole = options.from === undefined && options.to === undefined
  const later = whole ? await seenSince(links.at(-1)?.day, archive, options.now) : undefined
  const held = await holdAgainst(witnesses, later, history, options.now)
  return {
    days: asked.length,
    entries: held.entries,
    expired: held.expired,
    head: links.at(-1)?.digest,
    faults: [...faults, ...held.faults],
  }
}

async function witnessesOf(
  { day, batches }: Link,
  archive: DigestArchive,
  sha256: Sha256,
  faults: Fault[],
): Promise<readonly Witness[]> {
  const found: Witness[] = []
  for (const { name, digest } of batches) {
    const text = await archive.readBatch(day, name)
    const read = text === undefined || sha256(text) !== digest ? undefined : readWitnesses(text)
    if (read !== undefined) found.push(...read)
    else faults.push({ what: text === undefined ? 'batch-missing' : 'batch-altered', day: formatDay(day), batch: name })
  }
  return found
}

/** What was witnessed on the days that no link speaks of yet. */
async function seenSince(
  day: CalendarDay | undefined,
  archive: DigestArchive,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  for (let unsealed = day === undefined ? Infinity : day + 1; unsealed <= now / DAY; unsealed += 1) {
    for (const name of await archive.batchesOf(unsealed)) {
      const read = readWitnesses((await archive.readBatch(unsealed, name)) ?? '') ?? []
      for (const { borrower, entry } of read) seen.add(`${borrower} ${entry}`)
    }
  }
  return seen
}

async function holdAgainst(
  witnesses: readonly Witness[],
  later: ReadonlySet<string> | undefined,
  history: StandingHistory,
  now: Instant,
) {
  const faults: (Fault & { readonly entry: string })[] = []
  let entries = 0
  let expired = 0
  for (const [borrower, seen] of Map.groupBy(witnesses, (witness) => witness.borrower)) {
    const byEntry = Map.groupBy(seen, ({ entry }) => entry)
    const places = [...byEntry.keys()].sort()
    const standing = new Map(
      (await history.entriesOf(borrower, places[0] ?? '', places.at(-1) ?? '')).map(({ entry, digest }) => [
        entry,
        digest,
      ]),
    )
    entries += places.length
    for (const [entry, some] of byEntry) {
      const verdict = judge(some, standing.get(entry), now)
      if (verdict === 'expired') expired += 1
      else if (verdict !== 'whole') faults.push({ what: verdict, borrower, entry })
    }
    for (const entry of later === undefined ? [] : standing.keys()) {
      if (!byEntry.has(entry) && !later?.has(`${borrower} ${entry}`))
        faults.push({ what: 'unwitnessed', borrower, entry })
    }
  }
  return { entries, expired, faults: faults.sort((a, b) => (a.entry < b.entry ? -1 : 1)) }
}

/** What became of an entry since it was first seen. One that was seen twice with one digest was written twice, which is nothing. */
function judge(
  seen: readonly Witness[],
  standing: string | undefined,
  now: Instant,
): 'whole' | 'expired' | 'altered' | 'removed' {
  const digests = new Set(seen.flatMap(({ digest }) => (digest === undefined ? [] : [digest])))
  if (digests.size > 1 || (standing !== undefined && digests.size === 1 && !digests.has(standing))) return 'altered'
  if (standing !== undefined) return 'whole'
  const timeIsOver = seen.some(
    ({ change, expiresAt }) => change === 'expired' || (expiresAt ?? Infinity) * SECOND <= now,
  )
  return timeIsOver ? 'expired' : 'removed'
}
