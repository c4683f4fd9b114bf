import * as z from 'zod'
import { borrowerIdSchema, idSchema, localeSchema } from '../case/borrower.ts'
import { channelSchema } from '../case/channel.ts'
import type { Immutable } from '../case/immutable.ts'
import { instantSchema } from '../time/boundary.ts'

/** What a link opens: the borrower's page, or one request that stops its channel. */
export const LINK_PURPOSES = ['page', 'unsubscribe'] as const

/** What a reference stands for. It is kept under the hash of the reference, which itself is only in the message. */
export const linkSchema = z.strictObject({
  borrower: borrowerIdSchema,
  for: z.array(z.enum(LINK_PURPOSES)).min(1),
  /** The contact whose message carries it. */
  contact: idSchema,
  /** The channel and the contact point that the message went to, which is where whoever opens it read it. */
  channel: channelSchema,
  point: idSchema,
  /** The language of the message. */
  locale: localeSchema,
  /** The first instant at which it leads nowhere. */
  until: instantSchema,
  revokedAt: instantSchema.optional(),
})
export type Link = Immutable<z.output<typeof linkSchema>>
