import type { Finding } from '../../case/finding.ts'
import type { Rule, RulePack } from '../../compliance/pack-schema.ts'
import { isOneOf } from '../../replies/optout/one-of.ts'
import { understandReply } from '../../replies/understand-reply.ts'
import { type Count, countOf } from './count.ts'
import type { Draft } from './draft.ts'
import type { Example } from './example.ts'
import type { Situation } from './situation.ts'
import { rulesOf, type Verdict, verdictOf } from './verdict.ts'

export type Answer = Verdict | Count

/** What the rules that an example names say of it: of the count, of what the borrower wrote, of the message, of the contact. */
export function answerOf(
  example: Example,
  draft: Draft,
  situation: Situation,
  packs: readonly RulePack[],
  carriers: readonly Rule[] = [],
): Answer | undefined {
  if (example.expected === 'count') return countOf(packs, draft, situation)
  const refused = [...optedOut(draft, situation, packs), ...badlyWorded(draft, situation, packs, carriers)]
  if (refused.length > 0) return { verdict: 'deny', findings: refused }
  return verdictOf(packs, withStop(draft, situation, packs))
}

/** Where no rule says what an opt-out by a channel means, it is a hold as the product would note it. */
function withStop(draft: Draft, situation: Situation, packs: readonly RulePack[]): Situation {
  const { channel } = situation.approach
  const { inbound } = draft
  if (inbound === undefined || rulesOf(packs, situation).optOut(channel, situation.now) !== undefined) return situation
  if (!meansStop(inbound, situation)) return situation
  const hold = {
    kind: 'opt-out',
    id: 'stop',
    scope: { of: 'all' },
    from: situation.now - 1,
    source: 'example',
  } as const
  return { ...situation, holds: [...situation.holds, hold] }
}

/** A hold of the borrower's own word: every decision obeys it, whichever rule says what the word means. */
function optedOut(draft: Draft, situation: Situation, packs: readonly RulePack[]): readonly Finding[] {
  const { channel } = situation.approach
  const optOut = rulesOf(packs, situation).optOut(channel, situation.now)
  if (optOut === undefined || draft.inbound === undefined) return []
  const reopened = isOneOf(optOut.reopenWords, draft.inbound)
  const stopped =
    isOneOf(optOut.words, draft.inbound) || (optOut.match === 'meaning' && meansStop(draft.inbound, situation))
  if (!stopped && (draft.optedOut === undefined || reopened)) return []
  return optOut.rules.map((rule) => ({ rule, effect: 'deny', channel }))
}

/** What the product itself would understand. */
function meansStop(words: string, { now, around: { zone }, approach: { channel } }: Situation): boolean {
  const { intents } = understandReply(words, { now, zone, locale: 'en', currency: 'USD', channel })
  return intents.some(({ intent }) => intent === 'stop')
}

/** What the message lacks or carries, as far as the example tells. */
function badlyWorded(
  { lacks, forbidden }: Draft,
  situation: Situation,
  packs: readonly RulePack[],
  carriers: readonly Rule[],
): readonly Finding[] {
  const { channel } = situation.approach
  const named = [...packs.flatMap((pack) => pack.rules), ...carriers]
  const rules = named.filter((rule) => rule.channels.includes(channel))
  return rules
    .filter((rule) => forbids(rule, lacks, forbidden))
    .map((rule) => ({ rule: rule.id, effect: 'deny', channel }))
}

function forbids(rule: Rule, lacks: Draft['lacks'], forbidden: Draft['forbidden']): boolean {
  if (rule.kind === 'wording') return rule.wording.some((part) => lacks.has(part))
  if (rule.kind === 'forbidden-wording') return rule.forbids.some((kind) => forbidden.has(kind))
  if (rule.kind === 'registration') return lacks.has('registration')
  // What may be stopped says how.
  if (rule.kind === 'opt-out' && rule.status === 'law' && lacks.has('opt-out')) return true
  return rule.kind === 'opt-out' && rule.oneClick === true && lacks.has('one-click-unsubscribe')
}
