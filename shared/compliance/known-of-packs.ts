import { hash32 } from '../case/hash.ts'
import { looksBackDays } from './looks-back.ts'
import type { Rule, RulePack } from './pack-schema.ts'
import { actorUnder, marginsUnder, type RulebookOptions } from './rulebook-options.ts'

/** Two packs have a rule of the same id, so that a finding could not name its rule. */
export class DuplicateRuleError extends Error {
  override readonly name = 'DuplicateRuleError'

  constructor(id: string, packs: readonly RulePack[]) {
    const where = packs.filter(({ rules }) => rules.some((rule) => rule.id === id)).map((pack) => pack.id)
    super(`The rule id "${id}" stands in several packs (${where.join(', ')}); give each rule an id of its own.`)
  }
}

/** Without a pack for unknown jurisdictions a borrower of whom nothing is known would be bound by nothing. */
export class DefaultPackMissingError extends Error {
  override readonly name = 'DefaultPackMissingError'

  constructor(packs: readonly RulePack[]) {
    const given = packs.map(({ id }) => id).join(', ')
    super(`None of the packs (${given}) binds unknown jurisdictions; add the strictest default to them.`)
  }
}

/**
 * What takes the rules of all packs to say. Synth writes it down for functions, which read the rules of a place when a borrower
 * lives there, and refuse nothing any more.
 */
export interface KnownOfPacks {
  /** What decisions are noted to have been made under; computing it takes as long as all the rest. */
  readonly version: string
  readonly looksBackDays: number | 'ever'
  /** The number decides what its carrier asks, and not where the borrower lives. */
  readonly registrations: readonly Extract<Rule, { kind: 'registration' }>[]
}

/** Throws DefaultPackMissingError or DuplicateRuleError for packs that can't stand together. */
export function knownOfPacks(packs: readonly RulePack[], options: RulebookOptions): KnownOfPacks {
  if (!packs.some(({ binds }) => binds === 'unknown-jurisdictions')) throw new DefaultPackMissingError(packs)
  refuseDuplicates(packs)
  const days = looksBackDays(packs)
  return {
    version: versionOf(packs, hash32(JSON.stringify([packs, actorUnder(options), marginsUnder(options)]))),
    looksBackDays: Number.isFinite(days) ? days : 'ever',
    registrations: packs.flatMap(({ rules }) => rules).filter((rule) => rule.kind === 'registration'),
  }
}

function refuseDuplicates(packs: readonly RulePack[]): void {
  const ids = new Set<string>()
  for (const { id } of packs.flatMap(({ rules }) => rules)) {
    if (ids.has(id)) throw new DuplicateRuleError(id, packs)
    ids.add(id)
  }
}

/** Packs of one version stand together, since every plan carries this text. */
function versionOf(packs: readonly RulePack[], content: number): string {
  const byVersion = Object.groupBy(packs, ({ version }) => version)
  const named = Object.entries(byVersion).map(([version, of = []]) => `${of.map(({ id }) => id).join('+')}@${version}`)
  return `${named.join(' ')} ${content.toString(36)}`
}
