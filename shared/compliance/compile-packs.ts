import { bindingRules } from './binding-rules.ts'
import { BorrowerRules, type PlaceRules } from './borrower-rules.ts'
import { byChannel } from './by-channel.ts'
import { contactRules } from './compile.ts'
import type { Rulebook } from './contract.ts'
import type { KnownOfPacks } from './known-of-packs.ts'
import type { Rule, RulePack } from './pack-schema.ts'
import { rememberByHours, rememberByPlace, type Whereabouts } from './place-memory.ts'
import { isLocated } from './plausible-zones.ts'
import { registrationDemands } from './registrations.ts'
import { actorUnder, marginsUnder, type RulebookOptions } from './rulebook-options.ts'
import { compileHolds, compileOptOut } from './standing-rules.ts'
import { whereOf } from './where-of.ts'

/**
 * Compiles rule packs as they are given, the one for unknown jurisdictions among them. Rules only ever add, so a further pack
 * can only tighten.
 */
export function compilePacks(
  all: readonly RulePack[],
  options: RulebookOptions & { readonly known: KnownOfPacks },
): Rulebook {
  const { known } = options
  const actor = actorUnder(options)
  const marginMinutes = marginsUnder(options)
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

/** Any rule with its pack's id. Those of all packs are read for the first that is asked for: most decisions ask for none. */
function rulesById(packs: readonly RulePack[]) {
  let all: ReadonlyMap<string, { readonly rule: Rule; readonly pack: string }> | undefined
  return (id: string) => {
    all ??= new Map(packs.flatMap((pack) => pack.rules.map((rule) => [rule.id, { rule, pack: pack.id }] as const)))
    return all.get(id)
  }
}
