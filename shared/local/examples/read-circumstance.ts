import type { Circumstance } from '../../compliance/rule-exceptions.ts'
import type { Draft } from './draft.ts'

const SPEAKS_OF_DEBT =
  /amount|overdue|demand|\bdebts?\b|\bowe|balance|collect|arrears|recover|repossess|bailiff|\bdue\b|欠|催|债/

/** What a circumstance, by the name it is told under, means where it is so, and where it is not. */
interface Told {
  readonly yes?: (draft: Draft) => void
  readonly no?: (draft: Draft) => void
}

const knows = (circumstance: Circumstance) => (draft: Draft) => void draft.known.add(circumstance)

const CIRCUMSTANCES: readonly (readonly [RegExp, Told])[] = [
  [/unreachable/, { yes: knows('borrower-unreachable') }],
  [/(debtor|borrower|consumer) reachable/, { no: knows('borrower-unreachable') }],
  [/invit|asked for (it|contact|the call)/, { yes: wasAskedFor }],
  [/^(answered|resolved|validated|verified|investigated|lifted|withdrawn|settled)$/, { yes: isSettled }],
  [/offers? to pay/, { yes: knows('offers-to-pay') }],
  [/refused|declined|asked to stop|objected/, { yes: (draft) => void draft.holds.push({ kind: 'cease' }) }],
  [/guarant|liable|co ?signer/, { yes: knows('liable-by-contract') }],
  [/notice/, { yes: knows('notice-given') }],
  [/other means|all else|all means/, { yes: knows('all-else-failed') }],
  [/forbid|prohibit/, { no: knows('permitted-in-advance') }],
  [/court (permission|order)/, { yes: knows('court-permission') }],
  [/^(missed|repayment missed|default|defaulted|broken)/, { yes: wasMissed }],
]

/** Circumstances that an example tells as yes or no, or in words. */
export function readCircumstance(key: string, value: unknown, text: string, draft: Draft): boolean {
  if (/discloses|says|reveals|mentions|names/.test(key)) {
    if (!SPEAKS_OF_DEBT.test(text)) draft.known.add('no-debt-disclosed')
    return true
  }
  const told = CIRCUMSTANCES.find(([words]) => words.test(key))?.[1]
  if (value !== false && !/^(no|none|false)\b/.test(text)) told?.yes?.(draft)
  else told?.no?.(draft)
  return told !== undefined
}

/** Whether a message to someone else keeps quiet about the debt, as its description says. */
export function readSilence(text: string, draft: Draft): void {
  const spoken = text.replaceAll(/\b(no|not|without|never|neither|nor)\b[^,.;]*/g, '')
  if (!SPEAKS_OF_DEBT.test(spoken)) draft.known.add('no-debt-disclosed')
}

function wasAskedFor(draft: Draft): void {
  draft.purpose = 'at-request'
}

function isSettled(draft: Draft): void {
  draft.lifted = true
}

function wasMissed(draft: Draft): void {
  draft.missed = true
}
