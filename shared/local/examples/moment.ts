import type { Rule } from '../../compliance/pack-schema.ts'
import type { Instant } from '../../time/instant.ts'
import type { Draft } from './draft.ts'
import type { Example } from './example.ts'
import { dayOf, instantOf, type Surroundings } from './instant-of.ts'
import { clockIn, dayIn } from './read-when.ts'

/** The instant that an example asks about, and the one up to which it tells what happened. */
export interface Moment {
  readonly now: Instant
  readonly told: Instant
}

/** The clock time of an example that names none: within everybody's hours. */
const LATE_MORNING = 11 * 60

/** "day 8" of a story that was told up to day 7 is the day after. */
export function momentOf({ when }: Example, draft: Draft, rules: readonly Rule[], around: Surroundings): Moment {
  const asked = dayIn(when)
  const months = rules.some(({ kind, ...rule }) => kind === 'cap' && 'within' in rule && isMonthly(rule.within))
  const back = draft.history.some(({ daysAgo }) => daysAgo > 6)
  const day = dayOf({ ...asked, ...draft.day }, around, months || back)
  const later = (asked.story ?? 0) - (draft.day.story ?? asked.story ?? 0)
  const minute = clockIn(when) ?? LATE_MORNING
  return { now: instantOf(day + later, minute, around), told: instantOf(day, minute, around) }
}

function isMonthly(within: Extract<Rule, { kind: 'cap' }>['within']): boolean {
  return within.of === 'calendar' && within.unit === 'month'
}
