import type { Person } from '../../case/contact-words.ts'
import type { Draft } from './draft.ts'

const PERSONS: readonly (readonly [RegExp, Person])[] = [
  [/\b(attorney|lawyer|solicitor|representative|advis[eo]r|counsell?or)\b/, 'representative'],
  [/\b(contact person|contacts?|referees?|references?|friends?)\b/, 'contact-person'],
  [/\b(spouse|wife|husband|partner)\b/, 'spouse'],
  [/\b(family|relatives?|parents?|mother|father|brother|sister|household|roommates?|child(ren)?)\b/, 'household'],
  [
    /\b(third (part(y|ies)|persons?)|journalist|stranger|namesakes?|neighbou?rs?|colleagues?|employer|others?)\b/,
    'anyone-else',
  ],
  [/\b(share|phone book|occupier|same (sur)?name|unconnected)\b/, 'anyone-else'],
]

/** Whom the contact reaches. */
export function readPerson(key: string, text: string, draft: Draft): boolean {
  if (!/^(to|person|target|recipient|who|answered by|contact target|role)$/.test(key)) return false
  const guaranteed = /guarant|\bsurety/.test(text) && !/\b(without|no|not|never|nor)\b.*guarant/.test(text)
  if (guaranteed || /\bco ?-?(makers?|signers?|borrowers?)\b/.test(text)) {
    draft.person = 'guarantor'
    draft.known.add('liable-by-contract')
    return true
  }
  const found = PERSONS.find(([words]) => words.test(text))
  if (found !== undefined) draft.person = found[1]
  if (found?.[1] === 'representative') draft.purpose ??= 'with-adviser'
  return found !== undefined || /\b(debtor|borrower|consumer|customer|person)\b/.test(text)
}

/** Who collects, and how far it has come where that is told with it. */
export function readActor(key: string, text: string, draft: Draft): boolean {
  if (!/^(actor|collector|sender type|by whom)$/.test(key)) return false
  draft.actor = /third|agency|collector for|debt (buyer|collector)/.test(text) ? 'third-party' : 'first-party'
  readPhase(text, draft)
  return true
}

export function readPhase(text: string, draft: Draft): boolean {
  if (/routine|statements (are )?still|not accelerated|before (any )?procedures/.test(text)) draft.phase = 'past-due'
  else if (/procedures|accelerated|legal action|statements (have )?stopped|in-procedures/.test(text))
    draft.phase = 'in-procedures'
  else if (/charged?[ -]off/.test(text)) draft.phase = 'charged-off'
  else if (/pre-?due|not (yet )?due|before (the )?due/.test(text)) draft.phase = 'pre-due'
  else return false
  return true
}
