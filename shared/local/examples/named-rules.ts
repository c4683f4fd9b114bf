import type { Rule, RulePack } from '../../compliance/pack-schema.ts'

/**
 * The packs with the rules alone that an example names: by their ids, by the family that an id begins, by what they cover. Packs
 * without one stay, so that their places are not unknown.
 */
export function namedPacks(packs: readonly RulePack[], names: readonly string[]): readonly RulePack[] {
  return packs
    .filter(({ binds }) => binds === 'jurisdictions')
    .map((pack) => ({ ...pack, rules: pack.rules.filter((rule) => names.some((name) => isNamed(rule, name))) }))
}

/** What carriers ask for is asked by the number, wherever the borrower lives, so it stands beside the packs of places. */
export function namedCarrierRules(packs: readonly RulePack[], names: readonly string[]): readonly Rule[] {
  return packs
    .filter(({ binds }) => binds !== 'jurisdictions')
    .flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'registration' && names.includes(rule.id)))
}

function isNamed(rule: Rule, name: string): boolean {
  if (rule.id === name || rule.covers?.includes(name)) return true
  // `HK` is a source's rule; what the house does in Hong Kong is not part of it.
  return rule.id.startsWith(`${name}-`) && !rule.id.includes('-HOUSE-')
}
