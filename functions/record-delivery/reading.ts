import * as z from 'zod'
import { borrowerIdSchema, idSchema } from '../../shared/case/borrower.ts'
import type { DeliveryReport, MessageOwner, Receipt } from '../../shared/delivery/delivery-report.ts'
import { instantSchema } from '../../shared/time/boundary.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { reasonOf } from '../parking.ts'

/** What a provider's message is to us. */
export type Reading =
  | DeliveryReport
  /** A report that carries nothing of ours: the provider's own id, and the number that goes no further than to be looked up. */
  | { readonly unowned: Receipt & { readonly providerId: string }; readonly to: string }
  | { readonly ignored: string }
  | { readonly unreadable: string }

const ownerSchema = z.object({ borrower: borrowerIdSchema, contact: idSchema })

/** Whose message it is by the tags that we gave it; a message without them is somebody else's. */
export function ownedBy(tags: { readonly [name: string]: unknown }): MessageOwner | Exclude<Reading, MessageOwner> {
  if (tags.contact === undefined) return { ignored: 'not a contact of ours' }
  const owner = ownerSchema.safeParse(tags)
  return owner.success ? owner.data : { unreadable: reasonOf(owner.error) }
}

/** A provider's own id of a message, which is also the key that we find it by. */
export const providerIdSchema = z.string().regex(/^[\x21-\x7e]{1,256}$/, 'it is no id of a message')

/** ISO 8601 with an offset, as providers write it. */
export const timestampSchema = z.iso.datetime({ offset: true }).pipe(instantSchema)

/** Milliseconds since 1970, within what can be computed. */
export const millisecondsSchema = z.int().transform(formatMilliseconds).pipe(instantSchema)

function formatMilliseconds(milliseconds: number): string {
  return Math.abs(milliseconds) <= 8.64e15 ? formatInstant(milliseconds) : ''
}

/** A provider's code word may be kept; a sentence may quote an address, so it is not. */
export function codeWord(text: string | undefined): { readonly why?: string } {
  return text !== undefined && /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(text) ? { why: text } : {}
}
