import * as z from 'zod'
import { CASE_STATES, type CaseState } from '../story/timeline.ts'
import type { Instant } from '../time/instant.ts'

/** How many borrowers stand where. */
export const stateCountsSchema = z.record(z.enum(CASE_STATES), z.int().nonnegative())
export type StateCounts = Readonly<Record<CaseState, number>>

export const NOBODY: StateCounts = { upcoming: 0, due: 0, overdue: 0, paused: 0, settled: 0 }

/** What the latest sweep counted in one segment of all cases. */
export interface SegmentCounts {
  readonly segment: number
  readonly of: number
  /** When the segment was read to its end. */
  readonly at: Instant
  readonly states: StateCounts
}

/** What sweeps counted, by segment: the newest count takes the place of the one before. */
export interface PortfolioLedger {
  count(counts: SegmentCounts): Promise<void>
  counted(): Promise<readonly SegmentCounts[]>
}

/** Where all borrowers stand, as old as its oldest part. */
export interface PortfolioState {
  readonly at: Instant
  readonly states: StateCounts
}

/** Adds the segments up; undefined until each has been counted once. */
export function portfolioOf(segments: readonly SegmentCounts[]): PortfolioState | undefined {
  const [first] = segments
  if (first === undefined || segments.some(({ of }) => of !== first.of) || segments.length < first.of) return undefined
  return {
    at: Math.min(...segments.map(({ at }) => at)),
    states: segments.reduce((sum, { states }) => added(sum, states), NOBODY),
  }
}

function added(sum: StateCounts, more: StateCounts): StateCounts {
  return {
    upcoming: sum.upcoming + more.upcoming,
    due: sum.due + more.due,
    overdue: sum.overdue + more.overdue,
    paused: sum.paused + more.paused,
    settled: sum.settled + more.settled,
  }
}
