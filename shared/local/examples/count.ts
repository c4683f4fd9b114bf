import type { RulePack } from '../../compliance/pack-schema.ts'
import type { Draft } from './draft.ts'
import type { Situation } from './situation.ts'
import { verdictOf } from './verdict.ts'

export interface Count {
  readonly verdict: 'count'
  readonly count: number
  /** Each debt of several has a count of its own. */
  readonly perDebt: boolean
  /** The person reached has a count of their own, apart from the borrower's. */
  readonly apart: boolean
  readonly findings: readonly { readonly rule: string }[]
}

/**
 * How many contacts a rule counts: the largest limit that they reach, asked of the engine with the rule's limit lowered. The
 * first of the rules that limits contacts and is not the house's own is asked.
 */
export function countOf(packs: readonly RulePack[], draft: Draft, situation: Situation): Count | undefined {
  const caps = packs.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'cap'))
  const cap = caps.find(({ status }) => status !== 'house') ?? caps[0]
  if (cap === undefined) return undefined
  const counted = (about: Situation) => {
    let reached = 0
    while (isFull(packs, cap.id, reached + 1, about)) reached += 1
    return reached
  }
  const loans = [...new Set(draft.history.flatMap((past) => past.loans ?? []))]
  const each = loans.map((loan) => counted({ ...situation, approach: { ...situation.approach, loans: [loan] } }))
  const person = { ...situation, contacts: situation.contacts.length > 0 ? situation.contacts : oneTo(situation) }
  return {
    verdict: 'count',
    count: each[0] ?? counted(situation),
    perDebt: each.length > 1 && each.every((count) => count > 0),
    apart:
      draft.person !== undefined &&
      draft.person !== 'borrower' &&
      counted({ ...person, approach: { ...situation.approach, person: undefined } }) === 0,
    findings: [{ rule: cap.id }],
  }
}

/** An example that speaks of calls to someone without telling of one is about any of them. */
function oneTo({ approach, now }: Situation): Situation['contacts'] {
  const { person, channel, loans } = approach
  return [
    {
      id: 'contact-0',
      at: now - 1,
      channel,
      purpose: approach.purpose,
      tone: 'neutral',
      loans: [...loans],
      outcome: 'sent',
      ...(person && { person }),
    },
  ]
}

function isFull(packs: readonly RulePack[], id: string, max: number, situation: Situation): boolean {
  const limited = packs.map((pack) => ({
    ...pack,
    rules: pack.rules.filter((rule) => rule.id === id).map((rule) => (rule.kind === 'cap' ? { ...rule, max } : rule)),
  }))
  const asked = { ...situation, holds: [], approach: { ...situation.approach, answers: undefined } }
  return max <= situation.contacts.length + 1 && verdictOf(limited, asked).verdict !== 'allow'
}
