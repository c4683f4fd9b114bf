import type { Rule, RulePack } from '../../compliance/pack-schema.ts'

/** The packs with the rules alone that an example names: by their ids, by the family that an id begins, by what they cover. */
export function namedPacks(packs: readonly RulePack[], names: readonly string[]): readonly RulePack[] {
  return packs
    .filter(({ binds }) => binds === 'jurisdictions')
    .map((pack) => ({ ...pack, rules: pack.rules.filter((rule) => names.some((name) => isNamed(rule, name))) }))
    .filter(({ rules }) => rules.length > 0)
}

function isNamed(rule: Rule, name: string): boolean {
  return rule.id === name || rule.id.startsWith(`${name}-`) || (rule.covers?.includes(name) ?? false)
}
