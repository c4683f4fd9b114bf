import type { CaseFile } from '../case/case-file.ts'
import { CHANNELS } from '../case/channel.ts'
import type { Rulebook } from '../compliance/contract.ts'
import type { Rule } from '../compliance/pack-schema.ts'
import { compileRelease } from '../compliance/release.ts'
import type { Instant, MinuteOfDay } from '../time/instant.ts'
import { findZone, type Zone } from '../time/zone.ts'

/** When a rule may say something else than a moment before: at minutes of every local day, and at single instants. */
export interface RulePoints {
  readonly minutes: readonly MinuteOfDay[]
  readonly instants: readonly Instant[]
  /** A zone beside the borrower's own in which the minutes are read. */
  readonly zone?: Zone | undefined
}

const NEVER: RulePoints = { minutes: [], instants: [] }

/** Rather too many than too few: whoever asks decides at each. The days on which a rule comes and goes begin at midnights. */
export function pointsOfRule(
  rule: Rule,
  { borrower, plan }: CaseFile,
  zones: readonly Zone[],
  { marginMinutes }: Rulebook,
): RulePoints {
  switch (rule.kind) {
    case 'window': {
      const margins = CHANNELS.map((channel) => marginMinutes[channel])
      const { holidays } = rule
      const special = typeof holidays === 'object' && holidays.hours !== 'closed' ? [holidays.hours] : []
      const agreed = borrower.agreedHours === undefined ? [] : [borrower.agreedHours]
      const later = rule.toInclusive === true ? 1 : 0
      const minutes = [...rule.hours, ...special, ...agreed].flatMap(({ from, to }) =>
        [0, ...margins].flatMap((margin) => [from, to - margin, to + later - margin]),
      )
      return { minutes, instants: [], zone: findZone(rule.zone) }
    }
    case 'cap':
    case 'cooldown': {
      const span = rule.kind === 'cap' ? rule.within : { of: 'rolling' as const, count: rule.count, unit: rule.unit }
      const firstDayCounts = rule.kind === 'cap' || rule.firstDayCounts !== false
      const { releasedAt } = compileRelease(span, zones, firstDayCounts)
      return { minutes: [], instants: plan.contacts.map(({ at }) => releasedAt(at)) }
    }
    // A consent grows old, an exception runs out and a hold ends where local days do; the rest says nothing of an instant.
    case 'consent':
    case 'wording':
    case 'forbidden-wording':
    case 'hold':
    case 'ban':
    case 'opt-out':
    case 'retention':
    case 'registration':
    case 'not-first':
      return NEVER
  }
}
