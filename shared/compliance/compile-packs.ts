import type { Channel } from '../case/channel.ts'
import { hash32 } from '../case/hash.ts'
import { bindingRules } from './binding-rules.ts'
import { BorrowerRules, type PlaceRules } from './borrower-rules.ts'
import { byChannel } from './by-channel.ts'
import { contactRules } from './compile.ts'
import type { Rulebook } from './contract.ts'
import { looksBackDays } from './looks-back.ts'
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
  /** The rulebook's version where it was computed before, which takes as long as all the rest. */
  readonly version?: string
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
  const rules = rulesById(all)
  const packs = new Map(all.flatMap((pack) => pack.rules.map((rule) => [rule.id, pack.id] as const)))
  const actor = options.actor === 'first-party' ? 'first' : 'third'
  const marginMinutes = { ...MARGIN_MINUTES, ...options.marginMinutes }
  const placeOf = rememberByPlace((where) => {
    const place = compilePlace(bindingRules(all, actor, where.jurisdictions), where, marginMinutes)
    return {
      rules: new BorrowerRules(place, undefined),
      preferring: rememberByHours((hours) => new BorrowerRules(place, hours)),
    }
  })

  return {
    version: options.version ?? versionOf(all, hash32(JSON.stringify([all, actor, marginMinutes]))),
    rule: (id) => rules.get(id),
    packOf: (rule) => packs.get(rule),
    routeOf: (id) => bindingOf(rules.get(id))?.routeTo,
    wantsReview: (id) => bindingOf(rules.get(id))?.effect === 'review',
    packs: all,
    actor,
    looksBackDays: looksBackDays(all),
    marginMinutes,
    registrationFor: registrationDemands(all, actor),
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

function rulesById(packs: readonly RulePack[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>()
  for (const rule of packs.flatMap((pack) => pack.rules)) {
    if (rules.has(rule.id)) throw new DuplicateRuleError(rule.id, packs)
    rules.set(rule.id, rule)
  }
  return rules
}
