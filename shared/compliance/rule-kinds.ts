import * as z from 'zod'
import { zoneNameSchema } from '../case/borrower.ts'
import { type HoldKind, PLAIN_HOLD_KINDS } from '../case/hold.ts'
import { REGISTERED_COUNTRIES } from '../messages/registrations.ts'
import { minuteOfDaySchema } from '../time/boundary.ts'
import { bindingShape, excludesShape } from './rule-exceptions.ts'
import { WEEKDAYS } from './weekdays.ts'

/** Wording that a rule may require; a template says which of it it carries. */
export const WORDINGS = ['identity', 'opt-out', 'signature', 'collector-disclosure'] as const

/**
 * What a rule counts. `attempt`: every start. `initiated`: every start that could reach someone, so neither busy nor out of
 * service. `contact`: what reached someone or left something, so a call that rang out is none. `connected`: what was put
 * through. `conversation`: two people spoke. `unanswered`: what nobody took. What is not known counts for each of them.
 */
export const COUNTED = ['attempt', 'initiated', 'contact', 'connected', 'conversation', 'unanswered'] as const
export type Counted = (typeof COUNTED)[number]

const HOLD_KINDS = [
  ...PLAIN_HOLD_KINDS,
  'reply',
  'represented',
  'promise',
  'arrangement',
] as const satisfies readonly HoldKind[]

const numberPrefix = z.string().regex(/^\+\d{1,7}$/, 'write how a number begins, such as +91')
const positive = z.int().positive({ error: 'this is not above zero; write a whole number from 1' })

const closesLater = {
  error: 'these hours close before they open; write the allowed hours of one day, "from" earlier than "to"',
}
const openTime = z
  .strictObject({ from: minuteOfDaySchema, to: minuteOfDaySchema })
  .refine(({ from, to }) => from < to, closesLater)

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
  .refine(({ from, to }) => from < to, closesLater)

/** A holiday of the rule's own list: a date, a day of every year, or days from Easter Sunday. */
const holidayName = z.string().regex(/^(\d{4}-\d{2}-\d{2}|\d{2}-\d{2}|easter([+-]\d{1,2})?)$/, {
  error: 'this is not a holiday; write 2026-12-28, 12-25 or easter-2',
})

const holidays = z.union(
  [
    z.enum(['as-any-day', 'closed']),
    z.strictObject({
      /** Holidays of the whole country, those of the region as well, or a list of the rule's own. */
      of: z.union([z.enum(['national', 'regional']), z.array(holidayName).min(1)]),
      hours: z.union([z.literal('closed'), openTime]),
    }),
  ],
  { error: 'these holidays are not known; write "as-any-day", "closed", or "of" and "hours"' },
)

/** Hours in which contact may start, local time. */
export const windowShape = {
  kind: z.literal('window'),
  hours: z
    .array(openHours)
    .min(1, 'a window without hours never opens; write at least one entry')
    .refine((entries) => entriesPerDay(entries).every((entries) => entries <= 1), {
      error: 'a day has two entries; give each day one stretch of hours',
    }),
  /** The minute of "to" is still inside: the source closes after it. */
  toInclusive: z.literal(true).exactOptional(),
  /** `closed` on every holiday, national or regional. */
  holidays,
  /** Where the clock hangs: in every zone where the borrower may be, in those that one source speaks for, or in a named one. */
  zone: z.union([z.enum(['every-plausible', 'address', 'phone']), zoneNameSchema], {
    error: 'this is not a zone; write "every-plausible", "address", "phone" or an IANA name such as America/New_York',
  }),
  /** Hours that the borrower agreed to beforehand take the place of these. */
  agreedHours: z.literal('govern').exactOptional(),
  ...bindingShape,
}

function entriesPerDay(entries: readonly { days?: readonly string[] }[]): readonly number[] {
  return WEEKDAYS.map((day) => entries.filter(({ days }) => days === undefined || days.includes(day)).length)
}

const span = {
  count: positive,
  /** Days and months are local dates and the event's own day is the first of them; hours and minutes are by the clock. */
  unit: z.enum(['months', 'days', 'hours', 'minutes']),
}

/**
 * What has its own count: the person, one debt or account, one contact point, the lender alone or with those who collect for
 * it, or the place. A person's count has every contact in it, whoever made it.
 */
const per = z.enum(['person', 'debt', 'account', 'point', 'lender', 'lender-with-agencies', 'place'])

/** Whose contacts count: ours, the borrower's, or both. Absent means ours. */
const direction = z.enum(['out', 'in', 'either'])

/** At most so many in a stretch of time. */
export const capShape = {
  kind: z.literal('cap'),
  max: positive,
  within: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('rolling'), ...span }),
    z.strictObject({ of: z.literal('calendar'), unit: z.enum(['day', 'week', 'month']) }),
    /** As far back as the ledger knows. */
    z.strictObject({ of: z.literal('ever') }),
  ]),
  counts: z.enum(COUNTED),
  per,
  direction: direction.exactOptional(),
  /** Whether the rule's channels share one count or have one each. */
  channelsTogether: z.boolean(),
  excludes: excludesShape.exactOptional(),
  ...bindingShape,
}

/** A rest after an event, on all of the rule's channels. */
export const cooldownShape = {
  kind: z.literal('cooldown'),
  after: z.enum(COUNTED),
  ...span,
  /** The event's own day is not the first of the days. */
  firstDayCounts: z.literal(false).exactOptional(),
  per,
  direction: direction.exactOptional(),
  excludes: excludesShape.exactOptional(),
  ...bindingShape,
}

/** What wording a rule may forbid; shared/messages/wording/ has the phrases of each, by language. */
export const FORBIDDEN_WORDINGS = ['threat', 'shame', 'misleading', 'false-urgency', 'third-party'] as const
export type ForbiddenWording = (typeof FORBIDDEN_WORDINGS)[number]

export const forbiddenWordingShape = {
  kind: z.literal('forbidden-wording'),
  forbids: z.array(z.enum(FORBIDDEN_WORDINGS)).min(1, 'this rule forbids no wording; name at least one kind of it'),
}

export const wordingShape = { kind: z.literal('wording'), wording: z.array(z.enum(WORDINGS)).min(1) }

/**
 * The rule that stands behind a hold. What a strategy sends is stopped by every hold, whether or not a rule is known; the
 * rule's purposes and exceptions are for answers and for what people do. While a promise or an arrangement stands, which
 * stop nothing by themselves, the rule denies what it is about.
 */
export const holdShape = {
  kind: z.literal('hold'),
  holds: z.array(z.enum(HOLD_KINDS)).min(1),
  /** How long the hold lasts where nobody gave its end, its own day being the first; absent means until it is lifted. */
  lasts: z.strictObject({ count: positive, unit: z.enum(['days', 'business-days']) }).exactOptional(),
  ...bindingShape,
}

/** What the rule is about is not done at all. */
export const banShape = { kind: z.literal('ban'), ...bindingShape }

/** What an opt-out means. */
export const optOutShape = {
  kind: z.literal('opt-out'),
  /** What it closes: the address, the channel, texts and automatic calls together, or everything. */
  closes: z.enum(['address', 'channel', 'texts-and-calls', 'person']),
  /** Words that are an opt-out by themselves, in any case. */
  words: z.array(z.string().min(1)).min(1).exactOptional(),
  /** Words that take it back. */
  reopenWords: z.array(z.string().min(1)).min(1).exactOptional(),
  /** Whether only these words count, or whatever means the same. */
  match: z.enum(['exact', 'meaning']),
  /** The longest that it may take to act on it. */
  actWithinBusinessDays: positive.exactOptional(),
  /** An email's headers offer it by one click (RFC 8058), which the adapter sees to. */
  oneClick: z.literal(true).exactOptional(),
  /** Whether one message may confirm it. */
  confirmOnce: z.literal(true).exactOptional(),
}

const keeping = z.strictObject({ count: positive, unit: z.enum(['days', 'months', 'years']) })

/** How long records are kept: at least, at most, and from when. */
export const retentionShape = {
  kind: z.literal('retention'),
  atLeast: keeping.exactOptional(),
  atMost: keeping.exactOptional(),
  since: z.enum(['contact', 'call', 'last-activity']),
}

/** Carriers carry messages to these numbers only for senders who are registered with them. */
export const registrationShape = {
  kind: z.literal('registration'),
  country: z.enum(REGISTERED_COUNTRIES),
  /** How the numbers begin, in E.164 form, and beginnings of those that are not meant. */
  numbers: z.array(numberPrefix).min(1),
  exceptNumbers: z.array(numberPrefix).min(1).exactOptional(),
  /** What they carry for nobody, registered or not. */
  bars: z.literal('collection-for-others').exactOptional(),
}

/** The first contact is made by another channel: the law asks of it what this one may not say. */
export const notFirstShape = { kind: z.literal('not-first') }
