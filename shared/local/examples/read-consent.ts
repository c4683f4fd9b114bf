import type { Draft } from './draft.ts'
import { clockIn } from './read-when.ts'

/** Consent of the borrower, hours agreed beforehand, and what was permitted. */
export function readConsent(key: string, value: unknown, text: string, draft: Draft): boolean {
  if (/asked for reminders|reminders? requested|opted in to reminders/.test(key)) {
    if (value === true) draft.consent = { form: 'asked-for', daysAgo: 30 }
    return true
  }
  if (/consent|asked for reminders/.test(key)) draft.consentTold = true
  if (key === 'consent day' && typeof value === 'number') {
    draft.consent = { form: 'direct', daysAgo: 0 }
    draft.day = { story: value, ...draft.day }
    return true
  }
  if (/consent(ed)? (days ago|age)|since consent/.test(key) && typeof value === 'number') {
    draft.consent = { form: 'express', ...draft.consent, daysAgo: value }
    return true
  }
  if (/work(ing)? hours|agreed hours/.test(key) && value !== null) {
    return readAgreedHours(`between ${text.replace(/^(from|between) /, '')}`, draft)
  }
  if (!/consent|agree|permission|permitted/.test(key)) return false
  if (value === false || /^(no|none|false)\b|without|not given|withdrawn|revoked/.test(text)) return true
  if (readAgreedHours(text, draft)) return true
  if (/permi/.test(key)) draft.known.add('permitted-in-advance')
  draft.consent = { form: formIn(`${key} ${text}`), daysAgo: draft.consent?.daysAgo ?? daysAgoIn(text) ?? 0 }
  return true
}

/** "agreed evening contact until 23:00", "between 20:00 and 23:00". */
export function readAgreedHours(text: string, draft: Draft): boolean {
  if (!/agree/.test(text) && !/until|between|from/.test(text)) return false
  const between = /(?:between|from)\s+(\S+)\s+(?:and|to|until|-)\s+(\S+)/.exec(text)
  const until = /until\s+(\S+)/.exec(text)
  const from = between === null ? 0 : clockIn(between[1] ?? '')
  const to = clockIn((between === null ? until?.[1] : between[2]) ?? '')
  if (from === undefined || to === undefined || to <= from) return false
  draft.agreedHours = { from, to }
  return true
}

function formIn(text: string): 'express' | 'written' | 'direct' {
  if (/written|in writing|signed/.test(text)) return 'written'
  return /call(ed)? back|direct|\bprior consent|given (orally|in (a|the) (call|conversation))/.test(text)
    ? 'direct'
    : 'express'
}

function daysAgoIn(text: string): number | undefined {
  const [, days] = /(\d+) days? ago/.exec(text) ?? []
  return days === undefined ? undefined : Number(days)
}
