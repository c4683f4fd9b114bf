import type { Borrower } from '../case/borrower.ts'
import type { Instant } from '../time/instant.ts'
import { bindingRules } from './binding-rules.ts'
import type { Approach, Rulebook } from './contract.ts'
import type { Rule } from './pack-schema.ts'
import { binds, compileScope, purposesOf } from './scope.ts'
import { whereOf } from './where-of.ts'

/** Every rule that bound a contact at an instant, whether or not it had anything against it. */
export function rulesInForce(rulebook: Rulebook, borrower: Borrower, approach: Approach, at: Instant): readonly Rule[] {
  const where = whereOf(borrower)
  return bindingRules(rulebook.packs, rulebook.actor, borrower.jurisdictions).filter(
    (rule) =>
      rule.channels.includes(approach.channel) &&
      purposesOf(rule).has(approach.purpose) &&
      binds(compileScope(rule, where), approach, at),
  )
}
