import { arrangementState, type BreakingPoint } from '../case/arrangement.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { HoldKind } from '../case/hold.ts'
import { arrangementOn, isHeldFor, WITH_PEOPLE } from '../case/holds.ts'
import type { Loan } from '../case/loan.ts'
import { type MinorUnits, smallestPaid } from '../case/money.ts'
import type { Policy } from '../case/policy.ts'
import { paidOn } from '../case/position.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import { localDay } from '../time/zone.ts'
import type { ArrangementPolicy, Rhythm, Terms } from './arrangement-policy-schema.ts'
import { divide } from './divide.ts'
import { dueDays } from './due-days.ts'
import type { NoOffers } from './no-offers.ts'
import { termsFor } from './terms-for.ts'
import { type Asked, type DatedAmount, whatIsAsked } from './what-is-asked.ts'

/** One way to pay in parts. The same case, policy and day give the same offers. */
export interface Offer {
  /** `monthly-3`: one of its kind among the offers of a loan and a first day. */
  readonly id: string
  readonly loan: string
  readonly currency: string
  /** The terms of the policy that it is made by. */
  readonly terms: string
  readonly rhythm: Rhythm
  readonly parts: number
  /** What is paid in parts. */
  readonly amount: MinorUnits
  /** The parts and what the loan's own schedule asks for beside them, in order; in sum exactly what is owed. */
  readonly instalments: readonly DatedAmount[]
  /** Whether it stands once the borrower chooses it, or a person looks at it first. */
  readonly approval: 'at-once' | 'by-person'
}

export type Offers = { readonly offers: readonly [Offer, ...Offer[]] } | { readonly none: NoOffers }

/** The wish to pay one loan in parts, as a case and its lender meet it. */
export interface OfferRequest {
  readonly caseFile: CaseFile
  readonly loan: Loan
  readonly arrangements: ArrangementPolicy
  readonly policy: BreakingPoint & Pick<Policy, 'rulebook'>
  readonly now: Instant
  /** When the borrower would rather pay first; the earliest day where nothing is said. */
  readonly firstOn?: CalendarDay | undefined
}

/** Every way in which a borrower may pay what is asked for on a loan in parts, or why there is none. Pure. */
export function offersFor(request: OfferRequest): Offers {
  const { caseFile, loan, arrangements, policy, now } = request
  const { homeZone, calendar } = policy.rulebook.rulesFor(caseFile.borrower)
  const today = localDay(homeZone, now)
  const { settled, newestPending } = paidOn(caseFile.payments, loan.id)
  const asked = whatIsAsked(loan.instalments, settled, today)
  const closed = closedTo(request, today)
  if (closed !== undefined) return { none: closed }
  if (asked.amount === 0) return { none: 'nothing-owed' }
  // A lender's word that the loan is cured says that a payment has not reached us yet.
  const cured = loan.status === 'cured' && asked.daysPastDue > 0
  if (newestPending !== undefined || cured) return { none: 'payment-pending' }

  const terms = termsFor(arrangements, caseFile.borrower, loan, asked)
  if (terms === undefined) return { none: 'no-terms' }
  const smallest = terms.smallest[loan.currency]
  if (smallest === undefined) return { none: 'no-smallest-part' }
  const first = request.firstOn ?? today + terms.first.earliest
  if (first < today + terms.first.earliest || first > today + terms.first.latest) return { none: 'first-day-outside' }

  // The last part carries nothing of what does not divide, so it is the smallest.
  const splits = terms.parts
    .map((parts) => divide(asked.amount, parts, smallestPaid(loan.currency)))
    .filter((amounts) => (amounts.at(-1) ?? 0) >= smallest)
  if (splits.length === 0) return { none: 'too-little' }
  const careful = needsCare(request, today)
  const offers = terms.rhythms.flatMap((rhythm) =>
    splits.flatMap((amounts) => {
      const days = dueDays(first, rhythm, amounts.length, calendar)
      const length = (days.at(-1) ?? first) - today
      return length > terms.longestDays ? [] : [offerOf({ loan, terms, rhythm, asked, amounts, days, length, careful })]
    }),
  )
  const [one, ...more] = offers
  return one === undefined ? { none: 'too-long' } : { offers: [one, ...more] }
}

interface Draft {
  readonly loan: Loan
  readonly terms: Terms
  readonly rhythm: Rhythm
  readonly asked: Asked
  /** What each part comes to, and when it is due. */
  readonly amounts: readonly MinorUnits[]
  readonly days: readonly CalendarDay[]
  /** Days from today to the last part. */
  readonly length: number
  readonly careful: boolean
}

function offerOf({ loan, terms, rhythm, asked, amounts, days, length, careful }: Draft): Offer {
  const { atOnce } = terms
  const parts = days.length
  const own = days.map((dueOn, part) => ({ dueOn, amount: amounts[part] ?? 0 }))
  const simple = atOnce !== undefined && parts <= atOnce.parts && length <= atOnce.days
  return {
    id: `${rhythm}-${parts}`,
    loan: loan.id,
    currency: loan.currency,
    terms: terms.id,
    rhythm,
    parts,
    amount: asked.amount,
    instalments: [...own, ...asked.later].sort((a, b) => a.dueOn - b.dueOn),
    approval: simple && !careful ? 'at-once' : 'by-person',
  }
}

/** What is disputed is not divided either. */
const CLOSING: ReadonlySet<HoldKind> = new Set([...WITH_PEOPLE, 'dispute'])

function closedTo({ caseFile, loan, policy, now }: OfferRequest, today: CalendarDay): NoOffers | undefined {
  switch (loan.status) {
    case 'paid':
    case 'closed':
      return 'loan-ended'
    case 'disputed':
    case 'charged-off':
    case 'legal':
      return 'with-people'
    case 'in-arrangement':
      return 'arranged'
    case 'scheduled':
    case 'due':
    case 'overdue':
    case 'cured':
    case 'hardship':
      break
  }
  if (loan.missingSince !== undefined || isHeldFor(CLOSING, caseFile.holds, loan.id, now)) return 'with-people'
  const arrangement = arrangementOn(caseFile.holds, loan.id, now)
  if (arrangement === undefined) return undefined
  const { homeZone } = policy.rulebook.rulesFor(caseFile.borrower)
  return arrangementState(arrangement, caseFile.payments, policy, homeZone, today).is === 'broken'
    ? undefined
    : 'arranged'
}

const HARDSHIP: ReadonlySet<HoldKind> = new Set(['hardship'])

/** Who is in hardship, or has broken an arrangement on this loan, is not left alone with a list. */
function needsCare({ caseFile, loan, policy, now }: OfferRequest, today: CalendarDay): boolean {
  if (loan.status === 'hardship' || isHeldFor(HARDSHIP, caseFile.holds, loan.id, now)) return true
  const { homeZone } = policy.rulebook.rulesFor(caseFile.borrower)
  return caseFile.holds.some(
    (hold) =>
      hold.kind === 'arrangement' &&
      hold.loan === loan.id &&
      arrangementState(hold, caseFile.payments, policy, homeZone, today).is === 'broken',
  )
}
