import type { Column } from './columns.ts'

/** The columns of a borrower, which a loan's row may carry inline. */
export const INLINE_BORROWER = [
  'name',
  'locale',
  'zone',
  'jurisdiction',
  'postalCode',
  'segment',
  'secondFactor',
  'hours',
  'agreedHours',
  'phone',
  'email',
  'consentAt',
  'consentSource',
  'consentForm',
  'consentUntil',
] as const satisfies readonly Column[]

const SINGLE_DUE = ['instalment', 'dueOn', 'amountDue'] as const

/** The kinds of row and the columns that each may fill, beside `record` and `asOf`. */
export const RECORD_COLUMNS = {
  portfolio: [],
  borrower: ['borrower', ...INLINE_BORROWER],
  'contact-point': [
    'borrower',
    'channel',
    'phone',
    'email',
    'address',
    'place',
    'consentAt',
    'consentSource',
    'consentForm',
    'consentUntil',
  ],
  loan: ['borrower', ...INLINE_BORROWER, 'loan', 'product', 'currency', 'status', 'openedOn', ...SINGLE_DUE],
  instalment: ['borrower', 'loan', 'arrangement', 'currency', ...SINGLE_DUE],
  payment: ['borrower', 'loan', 'payment', 'currency', 'amount', 'at', 'state', 'settledAt', 'reversedAt'],
  'opt-out': ['borrower', 'hold', 'channel', 'phone', 'email', 'jurisdiction', 'why', 'at', 'source'],
  hold: ['borrower', 'hold', 'kind', 'loan', 'channel', 'from', 'until', 'source', 'representative'],
  promise: ['borrower', 'promise', 'loan', 'currency', 'amount', 'dueOn', 'from', 'until', 'source'],
  arrangement: ['borrower', 'arrangement', 'loan', 'currency', 'from', 'until', 'source'],
  'arrangement-answer': ['borrower', 'arrangement', 'loan', 'answer', 'at', 'source'],
  contact: [
    'borrower',
    'contact',
    'at',
    'channel',
    'phone',
    'email',
    'jurisdiction',
    'purpose',
    'tone',
    'loan',
    'outcome',
    'direction',
    'person',
    'place',
    'manner',
    'result',
    'answers',
  ],
} as const satisfies Record<string, readonly Column[]>
export type RecordKind = keyof typeof RECORD_COLUMNS

const COMMON: readonly Column[] = ['record', 'asOf', 'import', 'feed']
const ALLOWED: ReadonlyMap<string, ReadonlySet<Column>> = new Map(
  Object.entries(RECORD_COLUMNS).map(([kind, columns]) => [kind, new Set([...COMMON, ...columns])]),
)

export function isRecordKind(word: string): word is RecordKind {
  return ALLOWED.has(word)
}

export function belongsTo(kind: RecordKind, column: Column): boolean {
  return ALLOWED.get(kind)?.has(column) ?? false
}

export function recordKinds(): readonly string[] {
  return [...ALLOWED.keys()]
}
