import type { AgentTask } from '../case/case-file.ts'
import type { Arrangement } from '../case/hold.ts'
import type { Instalment } from '../case/loan.ts'
import { addBusinessDays, type Calendar } from '../time/calendar.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import { localDay, type Zone } from '../time/zone.ts'
import type { ArrangementPolicy } from './arrangement-policy-schema.ts'
import type { Offer } from './offers-for.ts'

/** Who chose an offer and when. What a person chooses together with the borrower needs no other person. */
export interface Choice {
  /** The arrangement's id: of what the borrower sent, so that choosing twice is choosing once. */
  readonly id: string
  readonly borrower: string
  readonly at: Instant
  /** Where it came from: `page`, `agent`. */
  readonly source: string
  readonly by: 'borrower' | 'person'
}

/** What the lender's core system is told and asked: to confirm or reject an arrangement by a day. */
export interface CoreSystemRequest {
  readonly type: 'arrangement-accepted' | 'arrangement-proposed'
  readonly at: Instant
  readonly borrower: string
  readonly loan: string
  readonly arrangement: string
  /** `id@version/terms` of the policy that it was made by. */
  readonly terms: string
  readonly currency: string
  readonly instalments: readonly Instalment[]
  /** The last day on which the core system is expected to answer, in the borrower's zone. */
  readonly answerBy: CalendarDay
}

/** What a choice changes in the case, and what is asked of the core system. */
export type Chosen =
  | { readonly is: 'accepted'; readonly hold: Arrangement; readonly asks: CoreSystemRequest }
  | { readonly is: 'proposed'; readonly task: AgentTask; readonly asks: CoreSystemRequest }

/**
 * Takes an offer at its word. One that is approved at once becomes an arrangement; one that is not becomes work for a person, who
 * chooses it again. Take only an offer that was made of the case as it is now: a payment in between changes what is owed.
 */
export function acceptOffer(
  offer: Offer,
  choice: Choice,
  arrangements: ArrangementPolicy,
  place: { readonly homeZone: Zone; readonly calendar: Calendar },
): Chosen {
  const { id, borrower, at, source, by } = choice
  const { loan, currency, approval } = offer
  const instalments = offer.instalments.map((each, place) => ({ id: partId(id, place + 1), ...each }))
  const terms = `${arrangements.id}@${arrangements.version}/${offer.terms}`
  const today = localDay(place.homeZone, at)
  const answerBy = addBusinessDays(place.calendar, today, arrangements.answerWithinBusinessDays)
  const asked = { at, borrower, loan, arrangement: id, terms, currency, instalments, answerBy }
  if (by === 'borrower' && approval === 'by-person') {
    return { is: 'proposed', task: reviewTask(offer, choice), asks: { type: 'arrangement-proposed', ...asked } }
  }
  const scope = { of: 'loan', loan } as const
  const hold = { kind: 'arrangement', id, scope, from: at, source, loan, instalments, terms, answerBy } as const
  return { is: 'accepted', hold, asks: { type: 'arrangement-accepted', ...asked } }
}

/** Ids have at most 64 characters, and a schedule at most three digits of instalments. */
const PREFIX = 60

/** Of the arrangement, so that steps done for an earlier one do not count for this one. */
function partId(arrangement: string, part: number): string {
  return `${arrangement.slice(0, PREFIX)}.${part}`
}

function reviewTask({ id: offer, loan }: Offer, { id, at }: Choice): AgentTask {
  const about = `The borrower would like to pay in parts (${offer}); please look at it and agree, or find another way together.`
  return { id: `arrangement.${loan}.${id}`, kind: 'review', loan, about, openedAt: at }
}
