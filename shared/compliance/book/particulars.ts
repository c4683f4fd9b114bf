import type { Rule, RulePack } from '../pack-schema.ts'
import { list, spokenName, spokenValue } from './spoken-value.ts'

/** One line of what narrows a rule: to whom, where, when. */
export interface Particular {
  readonly name: string
  readonly value: string
}

const STATUSES: Readonly<Record<Rule['status'], string>> = {
  law: 'Law',
  guidance: "A regulator's guidance",
  'self-regulation': "The trade's own rules",
  provider: "A provider's terms",
  house: "The house's own rule; no law was found that says so",
}

const CONFIDENCES: Readonly<Record<NonNullable<Rule['confidence']>, string>> = {
  P: 'read in the primary text (P)',
  'P*': 'read in primary text as another reproduces it (P*)',
  S: 'read in secondary sources only (S)',
}

const ACTORS: Readonly<Record<Rule['actor'], string>> = {
  first: 'lenders that collect their own loans',
  third: 'collectors for others',
  both: 'lenders and collectors alike',
}

/** How much a rule weighs, in words: what kind of text it is, and how that was read. */
export function standingInWords({ status, confidence }: Rule): string {
  return confidence === undefined ? STATUSES[status] : `${STATUSES[status]}, ${CONFIDENCES[confidence]}`
}

/** What a reader has already: the rule's head, and what `ruleInWords` says of a kind. */
const TOLD: ReadonlySet<string> = new Set([
  ...['id', 'sentence', 'kind', 'status', 'confidence', 'citation', 'url', 'actor', 'channels', 'jurisdictions'],
  ...['effectiveFrom', 'effectiveTo'],
  ...['hours', 'holidays', 'zone', 'max', 'within', 'counts', 'per', 'channelsTogether', 'after', 'count', 'unit'],
  ...['freshDays', 'wording', 'holds', 'firstDayCounts', 'closes', 'match', 'atLeast', 'atMost', 'since'],
])

/** To whom, where and when a rule applies. Every field that nothing else told is told here as it is: a book leaves nothing out. */
export function particularsOf(rule: Rule, pack: RulePack): readonly Particular[] {
  const more = Object.entries(rule).filter(([name, value]) => value !== undefined && !TOLD.has(name))
  return [
    { name: 'Binds', value: ACTORS[rule.actor] },
    { name: 'Where', value: whereInWords(rule, pack) },
    { name: 'Channels', value: list(rule.channels) },
    ...more.map(([name, value]) => ({ name: spokenName(name), value: spokenValue(name, value) })),
    { name: 'In force', value: datesInWords(rule) },
  ]
}

function whereInWords({ jurisdictions }: Rule, pack: RulePack): string {
  if (jurisdictions !== undefined) return list(jurisdictions)
  switch (pack.binds) {
    case 'jurisdictions':
      return list(pack.jurisdictions)
    case 'everyone':
      return 'everywhere'
    case 'unknown-jurisdictions':
      return 'where a jurisdiction is unknown'
  }
}

/** A rule's first day, and the last on which it is in force. */
function datesInWords({ effectiveFrom, effectiveTo }: Rule): string {
  const from = effectiveFrom === undefined ? undefined : `from ${spokenValue('effectiveFrom', effectiveFrom)}`
  const to = effectiveTo === undefined ? undefined : `until ${spokenValue('effectiveTo', effectiveTo - 1)}`
  return [from, to].filter((part) => part !== undefined).join(' ') || 'at any time'
}
