import { compilePacks } from './compile-packs.ts'
import type { Rulebook } from './contract.ts'
import { knownOfPacks } from './known-of-packs.ts'
import type { RulePack } from './pack-schema.ts'
import type { RulebookOptions } from './rulebook-options.ts'
import { STRICTEST_DEFAULT } from './shipped-packs.ts'

export type { Approach, Rulebook, RuleSet } from './contract.ts'
export type { Ledger } from './ledger.ts'

/**
 * Compiles rule packs. The strictest default is always among them and binds wherever one of a borrower's jurisdictions is
 * unknown, or none is given.
 */
export function compileRulebook(packs: readonly RulePack[], options: RulebookOptions): Rulebook {
  const all = packs.includes(STRICTEST_DEFAULT) ? packs : [...packs, STRICTEST_DEFAULT]
  return compilePacks(all, { ...options, known: knownOfPacks(all, options) })
}
