import { lies } from './jurisdictions.ts'
import type { Rule, RulePack } from './pack-schema.ts'

export type Actor = 'first' | 'third'

/** The rules that bind an actor's contact with a borrower of these places: of every pack that may apply, all that may. */
export function bindingRules(packs: readonly RulePack[], actor: Actor, places: readonly string[]): readonly Rule[] {
  const unknown = places.length === 0 || places.some((place) => !isKnown(place, packs))
  return packs.flatMap((pack) => {
    if (pack.binds === 'unknown-jurisdictions' && !unknown) return []
    const everywhere = pack.binds === 'jurisdictions' ? pack.jurisdictions : undefined
    // Its rules name no place beyond the pack's own, so those of a pack that is about other places need not be read.
    if (everywhere !== undefined && !places.some((place) => lies(place, everywhere))) return []
    return pack.rules.filter((rule) => {
      const reach = rule.jurisdictions ?? everywhere
      return (
        (rule.actor === 'both' || rule.actor === actor) &&
        (reach === undefined || places.some((place) => lies(place, reach)))
      )
    })
  })
}

function isKnown(place: string, packs: readonly RulePack[]): boolean {
  return packs.some((pack) => pack.binds === 'jurisdictions' && lies(place, pack.jurisdictions))
}
