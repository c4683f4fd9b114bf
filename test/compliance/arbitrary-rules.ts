import fc from 'fast-check'
import { MANNERS, PERSONS, PLACES, RESULTS } from '../../shared/case/contact-words.ts'
import type { RecentContact } from '../../shared/case/plan.ts'
import type { Approach } from '../../shared/compliance/ruleset.ts'
import { DAY, HOUR, type Instant } from '../../shared/time/instant.ts'
import { rule } from './approaches.ts'

/** Rules, contacts and approaches of every kind that the schema allows, small enough to meet each other often. */

export const ZONES = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Casablanca',
  'Asia/Shanghai',
]

const minute = fc.integer({ min: 0, max: 96 }).map((quarters) => quarters * 15)
export const hours = fc
  .tuple(minute, minute)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }))
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const written = hours.map(({ from, to }) => ({ from: clock(from), to: clock(to) }))

const CHANNELS = ['sms', 'email', 'voice', 'agent'] as const
const channels = fc.oneof(fc.constant([...CHANNELS]), fc.subarray([...CHANNELS], { minLength: 1 }))
const per = fc.constantFrom('person', 'debt', 'account', 'point', 'lender', 'lender-with-agencies', 'place')
const counted = fc.constantFrom('attempt', 'initiated', 'contact', 'connected', 'conversation', 'unanswered')
/** Absent but for one time in so many. */
export const rarely = <Value>(value: fc.Arbitrary<Value>, oneIn = 4) =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
/** Without the keys whose values are absent, as the schema wants them. */
const given = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))

const rollingSpan = fc.oneof(
  { weight: 3, arbitrary: fc.record({ count: fc.integer({ min: 1, max: 9 }), unit: fc.constant('days') }) },
  { weight: 3, arbitrary: fc.record({ count: fc.integer({ min: 1, max: 60 }), unit: fc.constant('hours') }) },
  { weight: 1, arbitrary: fc.constant({ count: 1, unit: 'months' }) },
)
const within = fc.oneof(
  { weight: 5, arbitrary: rollingSpan.map((span) => ({ of: 'rolling', ...span })) },
  { weight: 5, arbitrary: fc.constantFrom('day', 'week', 'month').map((unit) => ({ of: 'calendar', unit })) },
  { weight: 1, arbitrary: fc.constant({ of: 'ever' }) },
)
const dates = fc.constantFrom(
  {},
  {},
  {},
  { effectiveFrom: '2026-03-29' },
  { effectiveTo: '2026-11-02' },
  { effectiveFrom: '2026-03-08', effectiveTo: '2026-10-04' },
)
const consentTerms = fc
  .record({
    forms: rarely(fc.subarray(['express', 'direct'], { minLength: 1 })),
    freshDays: rarely(fc.integer({ min: 1, max: 9 }), 2),
    endsWith: rarely(fc.constant('conversation')),
  })
  .map(given)
const exception = fc.oneof(
  consentTerms.map((consent) => ({ consent })),
  fc.constant({ answersOnce: true }),
  fc.integer({ min: 1, max: 9 }).map((wroteWithinDays) => ({ wroteWithinDays })),
  fc.constant({ known: ['permitted-in-advance'] }),
  consentTerms.map((consent) => ({ consent, known: ['permitted-in-advance'] })),
)
const excludes = fc.oneof(
  fc.subarray(['busy', 'not-in-service', 'no-answer'], { minLength: 1 }).map((results) => ({ results })),
  fc.constant({ purposes: ['education'] }),
  fc.constant({ answers: true }),
  consentTerms.map((consent) => ({ consent })),
  fc.integer({ min: 1, max: 3 }).map((businessDays) => ({ thread: { businessDays } })),
)

const holidays = fc.oneof(
  fc.constantFrom('as-any-day', 'closed'),
  fc.record({
    of: fc.constantFrom('national', 'regional', ['03-29', '11-01'], ['easter-2', '2026-10-25']),
    hours: fc.oneof(fc.constant('closed'), written),
  }),
)
const windowKind = fc
  .record({
    open: written,
    days: fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], { minLength: 3 }),
    holidays,
    zone: fc.constantFrom('every-plausible', 'every-plausible', 'phone', 'address', 'America/New_York'),
    toInclusive: rarely(fc.constant(true)),
    agreedHours: rarely(fc.constant('govern')),
  })
  .map(({ open, days, ...rest }) => given({ kind: 'window', hours: [{ days, ...open }], ...rest }))
const capKind = fc
  .record({
    kind: fc.constant('cap'),
    max: fc.integer({ min: 1, max: 4 }),
    within,
    counts: counted,
    per,
    direction: rarely(fc.constantFrom('out', 'in', 'either')),
    channelsTogether: fc.boolean(),
    excludes: rarely(excludes, 3),
  })
  .map(given)
const cooldownKind = fc
  .record({
    after: counted,
    span: rollingSpan,
    per,
    direction: rarely(fc.constantFrom('in', 'either')),
    firstDayCounts: rarely(fc.constant(false)),
    excludes: rarely(excludes, 3),
  })
  .map(({ span, ...rest }) => given({ kind: 'cooldown', ...span, ...rest }))

const scope = fc
  .record({
    purposes: rarely(fc.constantFrom(['overdue'], ['overdue', 'education'])),
    places: rarely(fc.subarray([...PLACES], { minLength: 1 }), 6),
    persons: rarely(fc.subarray(['borrower', 'spouse', 'contact-person'], { minLength: 1 }), 6),
    products: rarely(fc.constantFrom(['mortgage'], ['microfinance']), 6),
    phases: rarely(fc.constantFrom(['pre-due'], ['past-due'], ['in-procedures']), 6),
    daysPastDue: rarely(fc.constantFrom({ max: 15 }, { min: 1 }), 6),
    effect: rarely(fc.constantFrom('flag', 'review'), 8),
    unless: rarely(fc.array(exception, { minLength: 1, maxLength: 2 }), 3),
  })
  .map(given)
const anyRule = fc
  .tuple(
    fc.oneof(windowKind, capKind, cooldownKind),
    channels,
    dates,
    scope,
    rarely(fc.subarray([...MANNERS], { minLength: 1 })),
  )
  .map(([kind, bound, dated, scoped, manners]) => ({
    ...kind,
    ...scoped,
    channels: bound,
    ...dated,
    ...(manners && bound.includes('agent') ? { manners } : {}),
  }))
export const ruleList = fc
  .array(anyRule, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((each, at) => rule(`TEST-${at}`, each)))
/** A rule alone, so that no other hides what it says. */
export const oneRule = anyRule.map((each) => [rule('TEST', each)])

/** A cap that one contact fills, with what is left out of it and what lifts it. */
export const oneTightCap = fc
  .record({
    kind: fc.constant('cap'),
    max: fc.constantFrom(1, 2),
    within: fc.constant({ of: 'rolling', count: 9, unit: 'days' }),
    counts: fc.constantFrom('attempt', 'connected', 'conversation'),
    per: fc.constantFrom('person', 'lender', 'place'),
    places: rarely(fc.constant(['work', 'elsewhere'])),
    direction: rarely(fc.constantFrom('in', 'either')),
    channelsTogether: fc.constant(true),
    excludes: rarely(excludes, 2),
    unless: rarely(fc.array(exception, { minLength: 1, maxLength: 2 }), 2),
  })
  .map((each) => [rule('TEST', given(each))])

/** A contact, by how long ago it was made. */
type Recent = Partial<RecentContact> & { readonly before: number }
type Asked = Partial<Approach>

const optionally = { requiredKeys: [] }
export const recentContacts: fc.Arbitrary<readonly Recent[]> = fc.array(
  fc
    .tuple(
      fc.record({
        before: fc.integer({ min: 0, max: 12 * DAY }),
        channel: fc.constantFrom(...CHANNELS),
        outcome: fc.constantFrom('claimed', 'sent', 'delivered', 'unknown', 'failed'),
        loans: fc.subarray(['loan-1', 'loan-2']),
        purpose: fc.constantFrom('overdue', 'education', 'answer'),
        point: fc.constantFrom('point-1', 'point-1', 'point-2', undefined),
      }),
      fc.oneof(
        { weight: 2, arbitrary: fc.constant({}) },
        {
          weight: 3,
          arbitrary: fc.record(
            {
              inbound: fc.constant(true),
              elsewhere: fc.constant(true),
              answers: fc.constant(true),
              person: fc.constantFrom(...PERSONS.slice(0, 2)),
              place: fc.constantFrom(...PLACES),
              manner: fc.constantFrom(...MANNERS),
              result: fc.constantFrom(...RESULTS),
            } as const,
            optionally,
          ),
        },
      ),
    )
    .map(([each, more]) => ({ ...each, ...more })),
  { maxLength: 12 },
)

/** A few contacts by few channels, as threads and call-backs have them. */
export const denseContacts: fc.Arbitrary<readonly Recent[]> = fc.array(
  fc
    .tuple(
      fc.record({
        before: fc.integer({ min: 0, max: 8 * DAY }),
        channel: fc.constantFrom('sms', 'voice'),
        outcome: fc.constantFrom('sent', 'delivered'),
        loans: fc.constant(['loan-1']),
        purpose: fc.constant('overdue'),
        point: fc.constantFrom('point-1', 'point-1', 'point-2'),
      }),
      fc.record({
        inbound: rarely(fc.constant(true), 2),
        elsewhere: rarely(fc.constant(true)),
        answers: rarely(fc.constant(true), 2),
        place: rarely(fc.constantFrom(...PLACES), 2),
        result: rarely(fc.constantFrom(...RESULTS), 2),
      }),
    )
    .map(([each, more]) => ({ ...each, ...more })),
  { minLength: 1, maxLength: 5 },
)
export const denseApproaches: fc.Arbitrary<Asked> = fc.record({
  channel: fc.constantFrom('sms', 'voice'),
  loans: fc.constant(['loan-1']),
  place: fc.constantFrom(undefined, 'work' as const),
  answers: fc.boolean(),
  known: fc.constantFrom([], ['permitted-in-advance' as const]),
})

export const consents = rarely(
  fc.record({
    given: fc.integer({ min: -DAY, max: 10 * DAY }),
    form: rarely(fc.constantFrom('express', 'direct'), 2),
    lasts: rarely(fc.integer({ min: HOUR, max: 12 * DAY })),
  }),
  2,
)
type Given = NonNullable<typeof consents extends fc.Arbitrary<infer Value> ? Value : never>

/** A consent, given before an instant or, as a clock that is wrong may have it, a little after. */
export function agreement({ given: before, form, lasts }: Given, from: Instant) {
  const at = from - before
  return { at, source: 'form', ...(form && { form }), ...(lasts && { until: at + lasts }) }
}

export const approaches: fc.Arbitrary<Asked> = fc
  .record({
    channel: fc.constantFrom(...CHANNELS),
    loans: fc.subarray(['loan-1', 'loan-2'], { minLength: 1 }),
    daysPastDue: fc.constantFrom(0, 3, 20),
    purpose: fc.constantFrom('overdue', 'education', 'answer'),
    more: fc.record(
      {
        product: fc.constantFrom('mortgage', 'microfinance', 'P-17'),
        phase: fc.constantFrom('past-due', 'in-procedures'),
        person: fc.constantFrom(...PERSONS.slice(0, 2)),
        place: fc.constantFrom(...PLACES),
        manner: fc.constantFrom(...MANNERS),
        answers: fc.constant(true),
        known: fc.constant(['permitted-in-advance']),
      } as const,
      optionally,
    ),
  })
  .map(({ more, ...rest }) => ({ ...rest, ...more }))
