import { type CalendarDay, formatDay, type Instant, SECOND } from '../time/instant.ts'
import type { DigestArchive } from './digest-archive.ts'
import { type Erasure, notedErasures } from './erasures.ts'
import type { EntryFault, Fault } from './fault.ts'
import { firstBrokenLink, type Link } from './link.ts'
import { type Seen, SeenReader } from './seen.ts'
import type { Sha256 } from './witness.ts'

/** An entry as it stands now: its place in the borrower's history, and its digest. */
export interface StandingEntry {
  readonly entry: string
  readonly digest: string
}

/** A borrower's history as it stands now, from one place to another, both included. */
export interface StandingHistory {
  entriesOf(borrower: string, from: string, to: string): Promise<readonly StandingEntry[]>
}

export interface Verified {
  readonly days: number
  readonly entries: number
  /** Entries whose time was over, so that nobody can say more of them than their digests do. */
  readonly expired: number
  /** Entries that were erased on request: a note of it was witnessed before they went. */
  readonly erased: readonly Erasure[]
  /** Batches of digests that are not at hand and were not asked for: of others, as whoever wrote an export says. */
  readonly leftOut: number
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
  /** The archive holds the batches that speak of some borrowers and not the others, so that one which is not there is no fault. */
  readonly partly?: boolean
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
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, now } = options
  const asked = links.filter(({ day }) => day >= from && day <= to)
  const reader = new SeenReader({ archive, links, sha256, partly: options.partly === true })
  const seen: Seen[] = []
  for (const link of asked) {
    for (const one of await reader.ofLink(link)) {
      if (options.borrower === undefined || one.borrower === options.borrower) seen.push(one)
    }
  }
  faults.push(...reader.faults())
  // Whether an entry was seen at all can be said only where all days are looked at, those without a link yet among them.
  const whole = options.from === undefined && options.to === undefined
  const later = whole ? new Set((await reader.unlinked(now)).map(nameOf)) : undefined
  const held = await holdAgainst(seen, later, history, now)
  const { erased, removed } = await notedErasures(held.gone, reader, now)
  return {
    days: asked.length,
    entries: held.entries,
    expired: held.expired,
    erased,
    leftOut: reader.leftOut,
    head: links.at(-1)?.digest,
    faults: [...faults, ...[...held.faults, ...removed].sort((a, b) => (a.entry < b.entry ? -1 : 1))],
  }
}

function nameOf({ borrower, entry }: Pick<Seen, 'borrower' | 'entry'>): string {
  return `${borrower} ${entry}`
}

async function holdAgainst(
  all: readonly Seen[],
  later: ReadonlySet<string> | undefined,
  history: StandingHistory,
  now: Instant,
) {
  const faults: EntryFault[] = []
  const gone: Seen[][] = []
  let entries = 0
  let expired = 0
  for (const [borrower, seen] of Map.groupBy(all, (one) => one.borrower)) {
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
      else if (verdict === 'altered') faults.push({ what: 'altered', borrower, entry })
      else if (verdict === 'gone') gone.push(some)
    }
    for (const entry of later === undefined ? [] : standing.keys()) {
      if (!byEntry.has(entry) && !later?.has(nameOf({ borrower, entry })))
        faults.push({ what: 'unwitnessed', borrower, entry })
    }
  }
  return { entries, expired, gone, faults }
}

/** What became of an entry since it was first seen. One that was seen twice with one digest was written twice, which is nothing. */
function judge(
  seen: readonly Seen[],
  standing: string | undefined,
  now: Instant,
): 'whole' | 'expired' | 'altered' | 'gone' {
  const digests = new Set(seen.flatMap(({ digest }) => (digest === undefined ? [] : [digest])))
  if (digests.size > 1 || (standing !== undefined && digests.size === 1 && !digests.has(standing))) return 'altered'
  if (standing !== undefined) return 'whole'
  const timeIsOver = seen.some(
    ({ change, expiresAt }) => change === 'expired' || (expiresAt ?? Infinity) * SECOND <= now,
  )
  return timeIsOver ? 'expired' : 'gone'
}
