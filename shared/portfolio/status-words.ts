import { LOAN_STATUSES, type LoanStatus } from '../case/loan.ts'

/** The words that lenders use for the state of a loan, and what Duewell understands by each. */
export const STATUS_WORDS: Readonly<Record<LoanStatus, readonly string[]>> = {
  scheduled: ['scheduled', 'upcoming', 'not due', 'current', 'active', 'open', 'performing', '正常', '未到期'],
  due: ['due', 'due today', '到期', '待还款', '待還款'],
  overdue: ['overdue', 'late', 'past due', 'delinquent', 'in arrears', '逾期', '已逾期'],
  cured: ['cured', 'brought current', '已补足', '已補足'],
  paid: ['paid', 'paid off', 'paid in full', 'repaid', 'settled', '已结清', '已結清', '已还清', '已還清'],
  'in-arrangement': ['arrangement', 'in arrangement', 'payment plan', '协商还款', '協商還款', '分期协商'],
  disputed: ['dispute', 'disputed', '争议', '爭議'],
  hardship: ['hardship', 'in hardship', '困难', '困難'],
  'charged-off': ['charged off', 'charge off', 'written off', 'write off', '核销', '核銷', '呆账', '呆帳'],
  legal: ['legal', 'litigation', 'in court', '诉讼', '訴訟'],
  closed: ['closed', 'cancelled', 'canceled', '关闭', '關閉'],
}

/** Finds what a lender's status word means; case, dashes and underscores don't matter. Undefined for an unknown word. */
export function statusReader(own: Readonly<Record<string, LoanStatus>> = {}): (word: string) => LoanStatus | undefined {
  const meanings = new Map<string, LoanStatus>()
  for (const status of LOAN_STATUSES) for (const word of STATUS_WORDS[status]) meanings.set(key(word), status)
  for (const [word, status] of Object.entries(own)) meanings.set(key(word), status)
  return (word) => meanings.get(key(word))
}

/** The words without the Chinese ones, as a message lists them. */
export function englishStatusWords(): string {
  const words = Object.values(STATUS_WORDS).flat()
  return words.filter((word) => /^[a-z ]+$/.test(word)).join(', ')
}

function key(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
}
