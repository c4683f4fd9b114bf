import type { Instant } from '../time/instant.ts'
import type { EntryFault } from './fault.ts'
import type { Seen, SeenReader } from './seen.ts'

/** The erasure of a borrower's history, as its note tells it. */
export interface Erasure {
  readonly borrower: string
  /** Of whoever asked for it: the lender's own id of the request. */
  readonly request: string
  /** When it was noted, as the note's place in the history says. */
  readonly at: string
  /** How many of the entries that were looked up it explains. */
  readonly entries: number
}

interface Note extends Omit<Erasure, 'entries'> {
  readonly entry: string
  readonly seen: Seen
}

/**
 * Tells entries that were erased on request from those that were removed. A request is noted as an entry of its own before
 * anything goes, and that note is witnessed and chained as every entry is; so it explains what stood before it and was still
 * there on the day that it was seen, and nothing else. A note that is gone itself is a removed entry.
 */
export async function notedErasures(
  gone: readonly (readonly Seen[])[],
  reader: SeenReader,
  now: Instant,
): Promise<{ readonly erased: readonly Erasure[]; readonly removed: readonly EntryFault[] }> {
  const first = Math.min(...gone.flatMap((some) => some.map(({ day }) => day)))
  const later = gone.length === 0 ? [] : await reader.since(first, now)
  const notes = later.flatMap((seen) => noteIn(seen) ?? [])
  const removals = Map.groupBy(
    later.filter(({ change }) => change === 'removed'),
    ({ borrower, entry }) => `${borrower} ${entry}`,
  )
  const explained = new Map<Note, number>()
  const removed: EntryFault[] = []
  for (const [seen] of gone) {
    if (seen === undefined) continue
    const { borrower, entry } = seen
    const wentOn = Math.min(...(removals.get(`${borrower} ${entry}`) ?? []).map(({ day }) => day))
    const note = notes.find((one) => one.borrower === borrower && entry < one.entry && one.seen.day <= wentOn)
    if (note === undefined) removed.push({ what: 'removed', borrower, entry })
    else explained.set(note, (explained.get(note) ?? 0) + 1)
  }
  const erased = [...explained].map(([{ borrower, request, at }, entries]) => ({ borrower, request, at, entries }))
  return { erased, removed }
}

/** A place in a history is `<instant>#<what>#<name>`. */
function noteIn(seen: Seen): Note | undefined {
  const { borrower, entry, change } = seen
  const [at = '', what, ...name] = entry.split('#')
  return what === 'erased' && change === 'gained' ? { borrower, entry, at, request: name.join('#'), seen } : undefined
}
