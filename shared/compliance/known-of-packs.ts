import { looksBackDays } from './looks-back.ts'
import type { Rule, RulePack } from './pack-schema.ts'

/**
 * What is known of packs that were compiled before, at synth: that no rule's id stands in two of them, and what takes all of
 * their rules to say. A function reads the rules of a place when a borrower lives there.
 */
export interface KnownOfPacks {
  /** What decisions are noted to have been made under; computing it takes as long as all the rest. */
  readonly version: string
  readonly looksBackDays: number | 'ever'
  /** The number decides what its carrier asks, and not where the borrower lives. */
  readonly registrations: readonly Extract<Rule, { kind: 'registration' }>[]
}

export function knownOfPacks(packs: readonly RulePack[], version: string): KnownOfPacks {
  const days = looksBackDays(packs)
  return {
    version,
    looksBackDays: Number.isFinite(days) ? days : 'ever',
    registrations: packs.flatMap(({ rules }) => rules).filter((rule) => rule.kind === 'registration'),
  }
}
