import * as z from 'zod'
import type { Immutable } from '../case/immutable.ts'
import { daySchema } from '../time/boundary.ts'
import type { CalendarDay } from '../time/instant.ts'
import { canonical } from './canonical.ts'
import type { Sha256 } from './witness.ts'

const batchDigestSchema = z.strictObject({ name: z.string().min(1), digest: z.string().min(1) })
export type BatchDigest = Immutable<z.output<typeof batchDigestSchema>>

export const linkSchema = z.strictObject({
  /** The day (UTC) on which the batches were written. */
  day: daySchema,
  batches: z.array(batchDigestSchema),
  entries: z.int().nonnegative(),
  /** The digest of the link before; absent in the first. */
  previous: z.string().exactOptional(),
  digest: z.string().min(1),
})
/** One day of the chain: the digests of all that was witnessed, and of the link before, under one digest. */
export type Link = Immutable<z.output<typeof linkSchema>>

type Unsealed = Omit<Link, 'digest'>

export function sealLink(link: Unsealed, sha256: Sha256): Link {
  return { ...link, digest: digestOf(link, sha256) }
}

function digestOf({ day, batches, entries, previous }: Unsealed, sha256: Sha256): string {
  return sha256(canonical({ day, batches, entries, previous }))
}

/** The first day whose link is not what it was when it was made: altered, or not the successor of the one before. */
export function firstBrokenLink(links: readonly Link[], sha256: Sha256): CalendarDay | undefined {
  let before: Link | undefined
  for (const link of links) {
    const follows = before === undefined ? link.previous === undefined : link.previous === before.digest
    const nextDay = before === undefined || link.day === before.day + 1
    if (!follows || !nextDay || link.digest !== digestOf(link, sha256)) return link.day
    before = link
  }
  return undefined
}
