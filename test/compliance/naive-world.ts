import { Temporal } from 'temporal-polyfill'
import type { RecentContact } from '../../shared/case/plan.ts'
import type { Rule } from '../../shared/compliance/pack-schema.ts'
import type { Calendar } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/instant.ts'
import type { DayHours } from '../../shared/time/window.ts'

/** The rules read word by word, without the engine: slow, and independent of its zone table, its bits and its shortcuts. */
export interface NaiveWorld {
  readonly rules: readonly Rule[]
  /** The home zone first. */
  readonly zones: readonly string[]
  readonly phoneZones?: readonly string[]
  readonly calendar: Calendar
  readonly margin: number
  readonly agreedHours?: DayHours
}

export type TimeRule = Extract<Rule, { kind: 'window' | 'cap' | 'cooldown' }>

/** For each thing that may be counted, the states that count: outcomes, and results where one is known. */
const STATES = {
  attempt:
    'claimed sent delivered unknown failed conversation cut-off message-left no-answer busy not-in-service bounced',
  initiated: 'claimed sent delivered unknown conversation cut-off message-left no-answer',
  contact: 'claimed sent delivered unknown conversation cut-off message-left',
  connected: 'claimed delivered unknown conversation cut-off message-left',
  conversation: 'claimed delivered unknown conversation',
  unanswered: 'claimed failed unknown message-left no-answer busy not-in-service bounced',
}

export function stateCounts(
  counts: keyof typeof STATES,
  { result, outcome, elsewhere, channel }: RecentContact,
): boolean {
  const states = STATES[counts].split(' ')
  if (result !== undefined) return states.includes(result)
  return (
    states.includes(outcome) ||
    (elsewhere === true &&
      outcome === 'sent' &&
      (channel === 'voice' || channel === 'agent') &&
      states.includes('unknown'))
  )
}

export function local(zone: string, at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}
