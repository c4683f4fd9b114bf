import * as z from 'zod'
import { idSchema } from '../case/borrower.ts'
import { channelSchema } from '../case/channel.ts'
import type { Immutable } from '../case/immutable.ts'
import { instantSchema } from '../time/boundary.ts'

/** What a pause covers: everything, a channel, a strategy by its name, a segment, or a country by its ISO 3166 code. */
const pauseScopeSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('all') }),
  z.strictObject({ of: z.literal('channel'), channel: channelSchema }),
  z.strictObject({ of: z.literal('strategy'), strategy: z.string().min(1).max(200) }),
  z.strictObject({ of: z.literal('segment'), segment: idSchema }),
  z.strictObject({ of: z.literal('country'), country: z.string().regex(/^[A-Z]{2}$/) }),
])

export const pauseSchema = z.strictObject({
  id: idSchema,
  scope: pauseScopeSchema,
  /** Who paused: a person's login, or the name of the guard. */
  by: z.string().min(1).max(100),
  why: z.string().min(1).max(300),
  from: instantSchema,
  /** The first instant at which it no longer stands; absent means until a person resumes. */
  until: instantSchema.optional(),
})
/** Sending stands still within a scope: nobody is contacted, and every case is looked at again a little later. */
export type Pause = Immutable<z.output<typeof pauseSchema>>

/** How far a stage has gone live. In observe mode everything is decided and recorded, and nothing is sent. */
export const standingSchema = z.strictObject({
  mode: z.enum(['observe', 'live']),
  ramp: z
    .strictObject({
      /** The share of borrowers who are contacted, in thousandths; the rest are observed. */
      perMille: z.int().min(0).max(1000),
      /** The most contacts of one day (UTC) over all channels. */
      dailyCeiling: z.int().min(1).optional(),
    })
    .optional(),
  /** Addresses in their normal form; nobody else receives anything. For stages in which people are not to be reached. */
  allowList: z.array(z.string().min(1).max(320)).optional(),
  /** The TableId of the Cases table that it was said of. Over a restored table, which has another, sending stands still. */
  casesTable: z.string().min(1).optional(),
  /** When the stage went live for the first time over this Control table, which knows of no link of before. */
  linksKnownSince: instantSchema.optional(),
})
export type Standing = Immutable<z.output<typeof standingSchema>>

/** A deployment of which nothing is said yet observes. */
export const FIRST_STANDING: Standing = { mode: 'observe' }

/** What the house says about sending at an instant, beside the law and the strategy. */
export interface SendingState extends Standing {
  readonly pauses: readonly Pause[]
  /** When each of the lender's feeds was last true. */
  readonly feeds: Readonly<Record<string, number>>
  /** How old a feed may be before its loans are no longer asked about. Seconds. */
  readonly freshForSeconds: number
}
