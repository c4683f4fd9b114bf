import type { ContactPoint } from '../../case/borrower.ts'
import type { Channel } from '../../case/channel.ts'
import type { Approach } from '../../compliance/contract.ts'
import type { Rule } from '../../compliance/pack-schema.ts'
import type { Draft } from './draft.ts'

const WELL_OVERDUE = 10

/** The channel that the example names, or that its history has alone, or that the rules are about. */
export function channelFor({ channel, history }: Draft, rules: readonly Rule[]): Channel {
  const used = new Set(history.flatMap((past) => (past.inbound ? [] : (past.channel ?? []))))
  const [only] = used
  const bound = rules.find(({ status }) => status !== 'house') ?? rules[0]
  const [first = 'sms'] = bound?.channels ?? []
  if (channel !== undefined) return channel
  return used.size === 1 && only !== undefined && rules.some(({ channels }) => channels.includes(only)) ? only : first
}

export function approachOf(draft: Draft, channel: Channel, point: ContactPoint, rules: readonly Rule[]): Approach {
  const { product, phase, person, place, manner } = draft
  return {
    channel,
    purpose: purposeOf(draft, rules),
    point,
    loans: draft.otherDebt ? ['another-loan'] : draft.loans,
    daysPastDue: draft.daysPastDue ?? (phase === 'pre-due' ? 0 : WELL_OVERDUE),
    product,
    phase,
    person,
    place,
    manner: manner ?? (channel === 'agent' ? mannerOf(rules) : undefined),
    answers: draft.answers,
    known: [...draft.known],
  }
}

function mannerOf(rules: readonly Rule[]): Approach['manner'] {
  return rules.find(({ manners }) => manners !== undefined)?.manners?.[0] ?? 'call'
}

/** A reminder while an arrangement stands is about its instalment. What the rules are about alone is taken to be meant. */
function purposeOf({ purpose, holds, missed, answers }: Draft, rules: readonly Rule[]): Approach['purpose'] {
  if (answers) return 'answer'
  const arranged = holds.some(({ kind }) => kind === 'arrangement')
  const reminds = purpose === undefined || purpose === 'overdue'
  if (arranged && missed && (reminds || purpose === 'review')) return 'instalment-missed'
  if (arranged && reminds) return 'instalment-due'
  if (purpose !== undefined) return purpose
  const [first] = rules.flatMap((rule) => rule.purposes ?? [])
  return first !== undefined && rules.every((rule) => rule.purposes !== undefined) ? first : 'overdue'
}
