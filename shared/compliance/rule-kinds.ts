import * as z from 'zod'
import { zoneNameSchema } from '../case/borrower.ts'
import { type HoldKind, PLAIN_HOLD_KINDS } from '../case/hold.ts'
import { minuteOfDaySchema } from '../time/boundary.ts'
import { WEEKDAYS } from './weekdays.ts'

/** Wording that a rule may require; a template says which of it it carries. */
export const WORDINGS = ['identity', 'opt-out', 'signature', 'collector-disclosure'] as const

/**
 * What a rule counts: every start; what is not known to have failed; or what connected as far as anyone knows
 * (delivered, or not known not to have been).
 */
export const COUNTED = ['attempt', 'contact', 'connected'] as const
export type Counted = (typeof COUNTED)[number]

const HOLD_KINDS = [...PLAIN_HOLD_KINDS, 'represented', 'promise', 'arrangement'] as const satisfies readonly HoldKind[]

const positive = z.int().positive({ error: 'this is not above zero; write a whole number from 1' })

const openHours = z
  .strictObject({
    /** The weekdays that these hours are for; absent means every day. A day that no entry names is closed. */
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1, 'no day is named; name one, or leave "days" out for every day')
      .exactOptional(),
    from: minuteOfDaySchema,
    to: minuteOfDaySchema,
  })
  .refine(({ from, to }) => from < to, {
    error: 'these hours close before they open; write the allowed hours of one day, "from" earlier than "to"',
  })

/** Hours in which contact may start, local time. */
export const windowShape = {
  kind: z.literal('window'),
  hours: z
    .array(openHours)
    .min(1, 'a window without hours never opens; write at least one entry')
    .refine((entries) => entriesPerDay(entries).every((entries) => entries <= 1), {
      error: 'a day has two entries; give each day one stretch of hours',
    }),
  holidays: z.enum(['as-any-day', 'closed']),
  /** Where the clock hangs: in every zone where the borrower may be, or in one named zone. */
  zone: z.union([z.literal('every-plausible'), zoneNameSchema], {
    error: 'this is not a zone; write "every-plausible" or an IANA name such as America/New_York',
  }),
}

function entriesPerDay(entries: readonly { days?: readonly string[] }[]): readonly number[] {
  return WEEKDAYS.map((day) => entries.filter(({ days }) => days === undefined || days.includes(day)).length)
}

const span = {
  count: positive,
  /** Days are local dates and the event's own day is the first of them; hours and minutes are by the clock. */
  unit: z.enum(['days', 'hours', 'minutes']),
}

/** What has its own count: everything said to the person, about one debt, or at one contact point. */
const per = z.enum(['person', 'debt', 'point'])

/** At most so many in a stretch of time. */
export const capShape = {
  kind: z.literal('cap'),
  max: positive,
  within: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('rolling'), ...span }),
    z.strictObject({ of: z.literal('calendar'), unit: z.enum(['day', 'week', 'month']) }),
  ]),
  counts: z.enum(COUNTED),
  per,
  /** Whether the rule's channels share one count or have one each. */
  channelsTogether: z.boolean(),
}

/** A rest after an event, on all of the rule's channels. */
export const cooldownShape = { kind: z.literal('cooldown'), after: z.enum(COUNTED), ...span, per }

/** The contact point needs a recorded consent. */
export const consentShape = {
  kind: z.literal('consent'),
  /** For how many days a consent is good; absent where it is good until taken back. */
  freshDays: positive.exactOptional(),
}

export const wordingShape = { kind: z.literal('wording'), wording: z.array(z.enum(WORDINGS)).min(1) }

/** The rule that stands behind a hold; the hold itself is enforced whether or not a rule is known. */
export const holdShape = { kind: z.literal('hold'), holds: z.array(z.enum(HOLD_KINDS)).min(1) }
