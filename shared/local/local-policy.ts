import { standardArrangements } from '../arrangements/shipped-policy.ts'
import { CHANNELS, type Channel } from '../case/channel.ts'
import type { Policy } from '../case/policy.ts'
import type { RulePack } from '../compliance/pack-schema.ts'
import type { RulebookOptions } from '../compliance/rulebook-options.ts'
import { compileRulebook } from '../compliance/ruleset.ts'
import { shippedPacks } from '../compliance/shipped-packs.ts'
import type { TemplateCatalogue } from '../messages/catalogue.ts'
import { withShippedHelp } from '../messages/help/shipped-help.ts'
import { SAMPLE_LENDER } from '../messages/lender.ts'
import { shippedTemplates } from '../messages/shipped-templates.ts'
import { compileStrategy } from '../strategy/compiled-strategy.ts'
import { shippedStrategy } from '../strategy/shipped.ts'
import type { Strategy } from '../strategy/strategy.ts'

export interface LocalPolicyOptions {
  /** The gentle strategy where none is given. */
  readonly strategy?: Strategy
  /** The shipped packs where none are given. */
  readonly packs?: readonly RulePack[]
  readonly channels?: readonly Channel[]
  readonly templates?: TemplateCatalogue
  /** Who contacts the borrower: the lender, where nothing is said, or someone who collects for it. */
  readonly actor?: RulebookOptions['actor']
}

/** The policy of a local run: the shipped packs and templates, and the defaults that a deployment has too. */
export function localPolicy({
  templates = shippedTemplates(),
  strategy = shippedStrategy('gentle', { templates }),
  packs = shippedPacks(),
  channels = CHANNELS,
  actor = 'first-party',
}: LocalPolicyOptions = {}): Policy {
  const compiled = compileStrategy(strategy)
  const rulebook = compileRulebook(packs, { actor })
  return {
    versions: { strategy: compiled.name, packs: rulebook.version },
    strategy: compiled,
    rulebook,
    templates,
    lender: withShippedHelp(SAMPLE_LENDER),
    arrangements: standardArrangements(),
    pendingBusinessDays: 3,
    promiseGraceDays: 1,
    arrangementBrokenAfterMissed: 2,
    arrangementBrokenAfterDays: 30,
    arrangementCaughtUpWithinDays: 14,
    tolerance: {},
    spreadMinutes: 60,
    paidPauseBusinessDays: 5,
    undatedPauseBusinessDays: 3,
    promiseLatestDays: 30,
    promisesInARow: 2,
    hardshipDays: 30,
    // No carrier stands behind a local run that would confirm it instead.
    confirmStops: true,
    channels,
  }
}
