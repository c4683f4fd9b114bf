import * as z from 'zod'
import type { Immutable } from '../case/immutable.ts'

/** SHA-256 of a text, in base64url. The domain computes none itself. */
export type Sha256 = (text: string) => string

export const CHANGES = ['gained', 'rewritten', 'expired', 'removed'] as const

export const witnessSchema = z.strictObject({
  /** Which entry: the borrower, and the entry's place in their history. */
  borrower: z.string().min(1),
  entry: z.string().min(1),
  change: z.enum(CHANGES),
  /** Of the entry as it was written; absent where it is gone. */
  digest: z.string().min(1).exactOptional(),
  /** When the entry may vanish by itself, in seconds since 1970. */
  expiresAt: z.int().exactOptional(),
})
/**
 * What was seen of one entry of a history when it was written. It says that an entry was there and what it was, and not
 * what it said: a digest outlives what it was made of.
 */
export type Witness = Immutable<z.output<typeof witnessSchema>>
