import type { Draft } from './draft.ts'
import { readPhase } from './read-who.ts'

const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/mortgage|home loan|housing/, 'mortgage'],
  [/credit card|card/, 'credit-card'],
  [/micro-?finance|mfi/, 'microfinance'],
  [/p2p|peer|between persons|fintech lending/, 'p2p-loan'],
  [/student/, 'student-loan'],
  [/auto|car|vehicle/, 'auto-loan'],
  [/business|sole trader/, 'business-loan'],
  [/personal|consumer|unsecured|overdraft|loan/, 'personal-loan'],
]

/** The debt: kind of loan, where it stands, how far behind it is, and events counted in time. */
export function readPlacement(key: string, value: unknown, text: string, draft: Draft): boolean {
  if (/^(product|loan|loan type|loan kind|credit)$/.test(key)) {
    const product = PRODUCTS.find(([words]) => words.test(text))?.[1]
    if (product !== undefined) draft.product = product
    return product !== undefined
  }
  if (/days? past due|\bdpd\b|days overdue|days late/.test(key) && typeof value === 'number') {
    draft.daysPastDue = value
    return true
  }
  if (/^(phase|stage|status|procedures|debt collection procedures|servicing)$/.test(key)) {
    if (value === true) draft.phase = 'in-procedures'
    else if (value === false) draft.phase = 'past-due'
    else if (!readPhase(text, draft)) return false
    return true
  }
  const [, event = '', unit] = /^last (\w+) (minutes?|hours?|days?|weeks?|months?) ago$/.exec(key) ?? []
  if (unit === undefined || typeof value !== 'number') return false
  const days = value * (/month/.test(unit) ? 30.5 : /week/.test(unit) ? 7 : /day/.test(unit) ? 1 : 0)
  const minutes = /hour/.test(unit) ? value * 60 : /minute/.test(unit) ? value : 0
  const when = { daysAgo: Math.round(days), minutesAgo: minutes }
  if (event === 'review') draft.history.push({ ...when, purpose: 'review' })
  else if (event === 'consent') draft.consent = { form: 'express', daysAgo: Math.round(days) }
  else
    draft.history.push({
      ...when,
      ...(event === 'conversation' && { channel: 'voice', outcome: 'delivered', result: 'conversation' }),
    })
  return true
}
