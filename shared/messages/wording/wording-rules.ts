import type { Channel } from '../../case/channel.ts'
import type { Actor } from '../../compliance/binding-rules.ts'
import type { Rule, RulePack } from '../../compliance/pack-schema.ts'
import type { ForbiddenWording } from '../../compliance/rule-kinds.ts'
import { STRICTEST_DEFAULT } from '../../compliance/shipped-packs.ts'

/** The rules under which texts are checked. */
export interface WordingRules {
  readonly packs: readonly RulePack[]
  readonly actor: Actor
}

/**
 * The rules that forbid a kind of wording by a channel, law first, as an error names them. The house forbids all of it everywhere, so there
 * is always one.
 */
export function rulesForbidding(wording: ForbiddenWording, channel: Channel, { packs, actor }: WordingRules): string {
  const rules = new Set([...packs, STRICTEST_DEFAULT].flatMap((pack) => pack.rules))
  const named = [...rules]
    .filter((rule) => rule.kind === 'forbidden-wording' && rule.forbids.includes(wording))
    .filter((rule) => rule.channels.includes(channel) && (rule.actor === 'both' || rule.actor === actor))
    .toSorted((one, other) => BY_WEIGHT.indexOf(one.status) - BY_WEIGHT.indexOf(other.status))
    .map(({ id, citation }) => (citation === undefined ? id : `${id} (${citation})`))
  return [...new Set(named)].join(', ')
}

const BY_WEIGHT: readonly Rule['status'][] = ['law', 'guidance', 'self-regulation', 'provider', 'house']
