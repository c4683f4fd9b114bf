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

function isNamed(rule: Rule, name: string): boolean {
  if (rule.id === name || rule.covers?.includes(name)) return true
  // `HK` is a source's rule; what the house does in Hong Kong is not part of it.
  return rule.id.startsWith(`${name}-`) && !rule.id.includes('-HOUSE-')
}
