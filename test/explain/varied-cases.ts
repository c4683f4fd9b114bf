import fc from 'fast-check'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aContact, aHold, aLoan, aPayment, aPlan, aPoint, aPromise, at } from '../case/factories.ts'

/** The time around which the cases happen: clocks of New York and London change within it. */
export const AROUND = at('2026-10-28T00:00:00Z')

const PLACES = [
  { zones: ['Asia/Shanghai'], jurisdictions: ['CN'] },
  { zones: ['America/New_York'], jurisdictions: ['US-NY'] },
  { zones: ['America/New_York', 'America/Los_Angeles'], jurisdictions: ['US-MA', 'US-CA'] },
  { zones: [], jurisdictions: ['US-FL'] },
  { zones: ['Europe/London'], jurisdictions: ['GB'] },
  { zones: ['Australia/Lord_Howe'], jurisdictions: [] },
] as const

const minutes = (from: number, to: number): fc.Arbitrary<Instant> =>
  fc.integer({ min: from * 60, max: to * 60 }).map((minute) => AROUND + minute * MINUTE)

const loan = (id: string) =>
  fc
    .integer({ min: -12, max: 8 })
    .map((days) =>
      aLoan({ id, status: 'due', instalments: [{ id: '1', dueOn: AROUND / DAY + days, amount: 120_000 }] }),
    )

const contact = fc
  .record({ when: minutes(-10 * 24, 24), channel: fc.constantFrom('sms' as const, 'email' as const) })
  .map(({ when, channel }) => aContact({ id: `k-${when}`, at: when, channel, point: `${channel}-1` }))

const hold = fc
  .record({
    from: minutes(-48, 72),
    hours: fc.option(fc.integer({ min: 1, max: 72 }), { nil: undefined }),
    scope: fc.constantFrom(
      { of: 'all' as const },
      { of: 'loan' as const, loan: 'l-1' },
      { of: 'channel' as const, channel: 'sms' as const },
    ),
  })
  .map(({ from, hours, scope }) => aHold({ scope, from, until: hours === undefined ? undefined : from + hours * HOUR }))

const promise = fc
  .integer({ min: -3, max: 4 })
  .map((days) => aPromise({ from: AROUND - 5 * DAY, dueOn: AROUND / DAY + days, amount: 120_000 }))

const payment = fc
  .record({
    when: minutes(-72, 0),
    state: fc.constantFrom('pending' as const, 'settled' as const),
    amount: fc.constantFrom(50_000, 120_000),
  })
  .map(({ when, state, amount }) => aPayment({ at: when, state, amount }))

const point = fc
  .record({
    channel: fc.constantFrom('sms' as const, 'email' as const),
    consent: fc.option(minutes(-800, 24), { nil: undefined }),
  })
  .map(({ channel, consent }) =>
    aPoint(channel, consent === undefined ? { consent: undefined } : { consent: { at: consent, source: 'page' } }),
  )

const wish = fc.option(
  fc.record({ from: fc.integer({ min: 0, max: 720 }), length: fc.integer({ min: 1, max: 719 }) }),
  { nil: undefined },
)

/** Cases with all that time alone can change, each with an instant at which somebody asks. */
export const variedCases: fc.Arbitrary<{ readonly caseFile: CaseFile; readonly asked: Instant }> = fc
  .record({
    place: fc.constantFrom(...PLACES),
    loans: fc.tuple(loan('l-1'), fc.option(loan('l-2'), { nil: undefined })),
    contacts: fc.array(contact, { maxLength: 6 }),
    holds: fc.array(hold, { maxLength: 1 }),
    promises: fc.array(promise, { maxLength: 1 }),
    payments: fc.array(payment, { maxLength: 1 }),
    points: fc.array(point, { minLength: 1, maxLength: 2 }),
    wish,
    asked: minutes(-24, 120),
  })
  .map(({ place, loans, contacts, holds, promises, payments, points, wish: hours, asked }) => ({
    asked,
    caseFile: aCase({
      borrower: aBorrower({
        zones: [...place.zones],
        jurisdictions: [...place.jurisdictions],
        contactPoints: points,
        ...(hours && { preferredHours: { from: hours.from, to: hours.from + hours.length } }),
      }),
      loans: loans.filter((each) => each !== undefined),
      plan: aPlan({ contacts: contacts.toSorted((a, b) => a.at - b.at), contactsSent: contacts.length }),
      holds: [...holds, ...promises],
      payments,
    }),
  }))
