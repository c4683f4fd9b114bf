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
    /(collection|contact|efforts?)\b.*\b(ends?|ended|ceas\w*)|effort ends|efforts? .*(end|terminat)|terminat|remed(y|ies)|required (by|under)|statutory|court (paper|notice|document)|required notice/,
    'legal-notice',
  ],
  [/promot|marketing|advert|commercial|cross-sell/, 'education'],
  [/negotiat|arrangement/, 'offer-arrangement'],
  [/reminder|remind|demand|payment|collect|pay\b|\bnotices?\b/, 'overdue'],
]

const KEYS = /^(purpose|message|plan|next|messages?|sms class|class|content|asks?|reason|notice)$/

export function readPurpose(key: string, text: string, draft: Draft): boolean {
  if (
    key === 'about' &&
    /\bdebt b\b|\b(different|another|other|unrelated)\b.*debt|not (under|in|part of) the moratorium/.test(text)
  ) {
    draft.otherDebt = true
    return true
  }
  if (!KEYS.test(key)) return false
  if (
    /\b(different|another|other|unrelated)\b.* debt|ongoing liabilit|not (under|in|part of) the moratorium/.test(text)
  ) {
    draft.otherDebt = true
  }
  if (/not a reply|unsolicited/.test(text)) return true
  const found = PURPOSES.find(([words]) => words.test(text))
  if (found === undefined) return draft.otherDebt === true
  draft.purpose = found[1]
  return true
}
