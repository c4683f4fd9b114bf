import type { CaseFile } from '../case/case-file.ts'
import { CHANNELS } from '../case/channel.ts'
import type { Rulebook } from '../compliance/contract.ts'
import type { Rule } from '../compliance/pack-schema.ts'
import { compileRelease } from '../compliance/release.ts'
import { DAY, type Instant, type MinuteOfDay } from '../time/instant.ts'
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
      const minutes = rule.hours.flatMap(({ from, to }) => [from, to, ...margins.map((margin) => to - margin)])
      return { minutes, instants: [], zone: rule.zone === 'every-plausible' ? undefined : findZone(rule.zone) }
    }
    case 'cap':
    case 'cooldown': {
      const span = rule.kind === 'cap' ? rule.within : { of: 'rolling' as const, count: rule.count, unit: rule.unit }
      const { releasedAt } = compileRelease(span, zones)
      return { minutes: [], instants: plan.contacts.map(({ at }) => releasedAt(at)) }
    }
    case 'consent': {
      const given = borrower.contactPoints.flatMap(({ consent }) => (consent === undefined ? [] : [consent.at]))
      const { freshDays } = rule
      return { minutes: [], instants: freshDays === undefined ? given : given.map((at) => at + freshDays * DAY) }
    }
    case 'wording':
    case 'hold':
      return NEVER
  }
}
