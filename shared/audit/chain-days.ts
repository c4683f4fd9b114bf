import { inLanes } from '../intake/in-lanes.ts'
import type { CalendarDay } from '../time/instant.ts'
import type { DigestArchive } from './digest-archive.ts'
import { type BatchDigest, type Link, sealLink } from './link.ts'
import type { Sha256 } from './witness.ts'

/** How many batches are read at once. */
const LANES = 8

/**
 * Makes the links of all days that have ended and have none yet. A day is the day on which a batch was written, not that of
 * its entries, so nothing comes late: an entry of yesterday that is witnessed today stands in today's link.
 */
export async function chainDays(
  archive: DigestArchive,
  today: CalendarDay,
  sha256: Sha256,
  mayGoOn: () => boolean = () => true,
): Promise<readonly Link[]> {
  const made: Link[] = []
  let before = await archive.latestLink()
  const first = before === undefined ? await archive.firstDay() : before.day + 1
  if (first === undefined) return made
  for (let day = first; day < today && mayGoOn(); day += 1) {
    const link = await linkOf(day, before, archive, sha256)
    await archive.putLink(link)
    made.push(link)
    before = link
  }
  return made
}

async function linkOf(
  day: CalendarDay,
  before: Link | undefined,
  archive: DigestArchive,
  sha256: Sha256,
): Promise<Link> {
  const names = await archive.batchesOf(day)
  const read = new Map<string, { readonly digest: string; readonly entries: number }>()
  await inLanes(
    names,
    LANES,
    (name) => name,
    async (name) => {
      const text = (await archive.readBatch(day, name)) ?? ''
      read.set(name, { digest: sha256(text), entries: text.split('\n').length - 1 })
    },
  )
  const batches: BatchDigest[] = names.map((name) => ({ name, digest: read.get(name)?.digest ?? '' }))
  const entries = [...read.values()].reduce((sum, batch) => sum + batch.entries, 0)
  return sealLink({ day, batches, entries, ...(before !== undefined && { previous: before.digest }) }, sha256)
}
