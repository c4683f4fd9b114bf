import type { ContactPurpose } from '../../case/contact-words.ts'
import type { Draft } from './draft.ts'

/** What a contact is for. The first that fits wins; what speaks of the debt itself comes last. */
const PURPOSES: readonly (readonly [RegExp, ContactPurpose])[] = [
  [/confirm\w* (of |that |the )*(opt|stop|unsubscri|request)/, 'confirm-opt-out'],
  [/debt advi|advis[eo]r|with the (representative|attorney|lawyer)/, 'with-adviser'],
  [/precursor|threat/, 'overdue'],
  [/at the \w+'?s? request|(was|were) asked for|requested by|callback (was )?requested/, 'at-request'],
  [/\b(answer|repl(y|ies)|respon[ds]\w*)\b|quer(y|ies)/, 'answer'],
  [/(?<!\bno )(?<!\bnot )\b(better|genuine alternative|benefits the)\b/, 'better-offer'],
  [/\breview/, 'review'],
  [/where(abouts)?\b.*\b(is|lives)|location|new (number|address)|contact (details|data)|pass on a message/, 'locate'],
  [
    /effort ends|efforts? .*(end|terminat)|terminat|remed(y|ies)|required (by|under)|statutory|court (paper|notice|document)|required notice/,
    'legal-notice',
  ],
  [/promot|marketing|advert|commercial|cross-sell/, 'education'],
  [/negotiat|arrangement/, 'offer-arrangement'],
  [/reminder|remind|demand|payment|collect|pay\b|\bnotices?\b/, 'overdue'],
]

const KEYS = /^(purpose|message|plan|next|messages?|sms class|class|content|asks?|reason)$/

export function readPurpose(key: string, text: string, draft: Draft): boolean {
  if (!KEYS.test(key)) return false
  if (
    /\b(different|another|other|unrelated)\b.* debt|ongoing liabilit|not (under|in|part of) the moratorium/.test(text)
  ) {
    draft.otherDebt = true
  }
  if (/not a reply|unsolicited/.test(text)) return true
  const found = PURPOSES.find(([words]) => words.test(text))
  if (found === undefined) return false
  draft.purpose = found[1]
  return true
}

const SPEAKS_OF_DEBT =
  /amount|overdue|demand|\bdebts?\b|\bowe|balance|collect|arrears|recover|repossess|bailiff|\bdue\b|欠|催|债/

/** Circumstances that an example tells as yes or no, or in words. */
export function readCircumstance(key: string, value: unknown, text: string, draft: Draft): boolean {
  const yes = value !== false && !/^(no|none|false)\b/.test(text)
  if (/(debtor|borrower|consumer) (un)?reachable|unreachable/.test(key)) {
    const reachable = /unreachable/.test(key) ? !yes : yes
    if (!reachable) draft.known.add('borrower-unreachable')
    return true
  }
  if (/offers to pay|offer to pay/.test(key)) {
    if (yes) draft.known.add('offers-to-pay')
    return true
  }
  if (/refused|declined|asked to stop|objected/.test(key)) {
    if (yes) draft.holds.push({ kind: 'cease' })
    return true
  }
  if (/guarant|liable|co ?signer/.test(key)) {
    if (yes) draft.known.add('liable-by-contract')
    return true
  }
  if (/discloses|says|reveals|mentions|names/.test(key)) {
    if (!SPEAKS_OF_DEBT.test(text)) draft.known.add('no-debt-disclosed')
    return true
  }
  if (/notice/.test(key)) {
    if (yes) draft.known.add('notice-given')
    return true
  }
  if (/other means|all else|all means/.test(key)) {
    if (yes) draft.known.add('all-else-failed')
    return true
  }
  if (/forbid|prohibit/.test(key)) {
    if (!yes) draft.known.add('permitted-in-advance')
    return true
  }
  if (/court (permission|order)/.test(key)) {
    if (yes) draft.known.add('court-permission')
    return true
  }
  if (/^(missed|repayment missed|default|defaulted|broken)/.test(key)) {
    if (yes) draft.missed = true
    return true
  }
  return false
}

/** Whether a message to someone else keeps quiet about the debt, as its description says. */
export function readSilence(text: string, draft: Draft): void {
  const spoken = text.replaceAll(/\b(no|not|without|never|neither|nor)\b[^,.;]*/g, '')
  if (!SPEAKS_OF_DEBT.test(spoken)) draft.known.add('no-debt-disclosed')
}
