import type { Channel } from '../case/channel.ts'
import { hash32 } from '../case/hash.ts'
import { bindingRules } from './binding-rules.ts'
import { BorrowerRules, type PlaceRules } from './borrower-rules.ts'
import { byChannel } from './by-channel.ts'
import { contactRules } from './compile.ts'
import type { Rulebook } from './contract.ts'
import { type KnownOfPacks, knownOfPacks } from './known-of-packs.ts'
import type { Rule, RulePack } from './pack-schema.ts'
import { rememberByHours, rememberByPlace, type Whereabouts } from './place-memory.ts'
import { isLocated } from './plausible-zones.ts'
import { registrationDemands } from './registrations.ts'
import { compileHolds, compileOptOut } from './standing-rules.ts'
import { whereOf } from './where-of.ts'

/**
 * Minutes before the end of a window in which no contact starts. SNS texts and house channels have no time to live and
 * may arrive late, and people need a while to take up a task; other providers get the two minutes that clocks may differ.
 */
const MARGIN_MINUTES: Readonly<Record<Channel, number>> = { sms: 30, email: 2, voice: 2, webhook: 30, agent: 30 }

export interface RulebookOptions {
  /** Whether the lender collects its own debts or someone collects them for it. */
  readonly actor: 'first-party' | 'third-party'
  readonly marginMinutes?: Partial<Record<Channel, number>>
  /** Where the packs were compiled before. */
  readonly known?: KnownOfPacks
}

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
 * Compiles rule packs as they are given, the one for unknown jurisdictions among them. Rules only ever add, so a further pack
 * can only tighten.
 */
export function compilePacks(all: readonly RulePack[], options: RulebookOptions): Rulebook {
  if (!all.some(({ binds }) => binds === 'unknown-jurisdictions')) throw new DefaultPackMissingError(all)
  if (options.known === undefined) refuseDuplicates(all)
  const actor = options.actor === 'first-party' ? 'first' : 'third'
  const marginMinutes = { ...MARGIN_MINUTES, ...options.marginMinutes }
  const known = options.known ?? knownOfPacks(all, versionOf(all, hash32(JSON.stringify([all, actor, marginMinutes]))))
  const found = rulesById(all)
  const placeOf = rememberByPlace((where) => {
    const place = compilePlace(bindingRules(all, actor, where.jurisdictions), where, marginMinutes)
    return {
      rules: new BorrowerRules(place, undefined),
      preferring: rememberByHours((hours) => new BorrowerRules(place, hours)),
    }
  })

  return {
    version: known.version,
    rule: (id) => found(id)?.rule,
    packOf: (id) => found(id)?.pack,
    routeOf: (id) => bindingOf(found(id)?.rule)?.routeTo,
    wantsReview: (id) => bindingOf(found(id)?.rule)?.effect === 'review',
    packs: all,
    actor,
    looksBackDays: known.looksBackDays === 'ever' ? Infinity : known.looksBackDays,
    marginMinutes,
    registrationFor: registrationDemands(known.registrations, actor),
    rulesFor(borrower) {
      const place = placeOf(borrower)
      return borrower.preferredHours === undefined ? place.rules : place.preferring(borrower.preferredHours)
    },
  }
}

/** Packs of one version stand together, since every plan carries this text. */
function versionOf(packs: readonly RulePack[], content: number): string {
  const byVersion = Object.groupBy(packs, ({ version }) => version)
  const named = Object.entries(byVersion).map(([version, of = []]) => `${of.map(({ id }) => id).join('+')}@${version}`)
  return `${named.join(' ')} ${content.toString(36)}`
}

function compilePlace(
  rules: readonly Rule[],
  where: Whereabouts,
  marginMinutes: PlaceRules['marginMinutes'],
): PlaceRules {
  const around = whereOf(where)
  const { zones, calendar } = around
  return {
    located: isLocated(where),
    zones,
    calendar,
    rulesOf: contactRules(rules, around, marginMinutes),
    holds: compileHolds(rules, around),
    optOuts: byChannel((channel) => compileOptOut(rules, channel, around)),
    marginMinutes,
  }
}

function bindingOf(
  rule: Rule | undefined,
):
  | Extract<Rule, { kind: 'ban' }>
  | Exclude<Rule, { kind: 'wording' | 'forbidden-wording' | 'opt-out' | 'retention' | 'registration' | 'not-first' }>
  | undefined {
  return rule !== undefined && 'effect' in rule ? rule : undefined
}

function refuseDuplicates(packs: readonly RulePack[]): void {
  const ids = new Set<string>()
  for (const { id } of packs.flatMap(({ rules }) => rules)) {
    if (ids.has(id)) throw new DuplicateRuleError(id, packs)
    ids.add(id)
  }
}

/** Any rule with its pack's id. Those of all packs are read for the first that is asked for: most decisions ask for none. */
function rulesById(packs: readonly RulePack[]) {
  let all: ReadonlyMap<string, { readonly rule: Rule; readonly pack: string }> | undefined
  return (id: string) => {
    all ??= new Map(packs.flatMap((pack) => pack.rules.map((rule) => [rule.id, { rule, pack: pack.id }] as const)))
    return all.get(id)
  }
}
