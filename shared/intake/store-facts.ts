import type { PortfolioFact } from '../portfolio/portfolio-event.ts'
import type { CaseIntake, FeedOrigin } from '../ports.ts'
import { inLanes } from './in-lanes.ts'

/** Writes in flight at once: enough to hide the time that they take, too few to be throttled for. */
const LANES = 32

export interface StoredFacts {
  readonly stored: number
  readonly older: number
  readonly later: number
}

/**
 * Stores facts of one file or table, those of one borrower in their order. What was still to happen when the source was true
 * (a payment expected to settle tomorrow) is no fact yet and is left out.
 */
export async function storeFacts(
  facts: readonly PortfolioFact[],
  origin: FeedOrigin,
  intake: CaseIntake,
): Promise<StoredFacts> {
  const happened = facts.filter((fact) => fact.kind !== 'payment' || fact.at <= origin.asOf)
  const counts = { stored: 0, older: 0 }
  await inLanes(happened, LANES, laneOf, async (fact) => {
    counts[await intake.put(withOrigin(fact, origin), origin)] += 1
  })
  return { ...counts, later: facts.length - happened.length }
}

function laneOf(fact: PortfolioFact): string {
  return fact.kind === 'closed-point' && fact.borrower === undefined ? `point ${fact.value.point}` : `${fact.borrower}`
}

/** A loan remembers who reported it and when that was true. */
function withOrigin(fact: PortfolioFact, { feed, asOf }: FeedOrigin): PortfolioFact {
  if (fact.kind !== 'loan') return fact
  return { ...fact, value: { ...fact.value, ...(feed !== undefined && { feed }), asOf } }
}
