/** Every column of a portfolio file, and what belongs in it. The guide's table says the same; a test holds them together. */
export const COLUMNS = {
  record: 'the kind of row; empty means loan',
  asOf: 'the instant at which the file was true, the same in every row that gives it',
  import: 'delta, full or full-confirmed; empty means delta',
  feed: "the name of the lender's feed that the file comes from",
  borrower: "the borrower's id, opaque",
  name: 'the name as the borrower is addressed',
  locale: 'languages that the borrower accepts, the preferred one first, such as zh-Hans;en',
  zone: 'IANA time zones where the borrower may be, such as Africa/Lagos',
  jurisdiction: 'places whose rules bind, such as CN or US-MA',
  postalCode: "the postal code of the borrower's address, in the first jurisdiction, such as 10001 or 3000",
  segment: 'a group that a strategy can speak of',
  secondFactor: "what opens the borrower's page, such as the last digits of a reference; kept as a keyed hash",
  hours: 'local hours that the borrower prefers, such as 09:00-18:00',
  agreedHours: 'local hours that the borrower agreed to beforehand, such as 08:00-23:00',
  phone: 'a phone number, with + and country code, or national to the first jurisdiction',
  email: 'an email address',
  address: "the reference that a house channel (webhook) understands, or an agent's",
  channel: 'sms, email, voice, webhook or agent',
  consentAt: 'when the borrower agreed to be reached',
  consentSource: 'where the borrower agreed, such as application-form',
  consentForm: 'how: express, written, direct (to the caller) or asked-for (wants to be reminded)',
  consentUntil: 'when the consent ends; empty means when it is taken back',
  place: 'where an address or a contact reaches someone: home, work or elsewhere',
  loan: "the loan's id; for a contact, the loans that it spoke of",
  product: 'a product code',
  currency: 'an ISO 4217 code, such as USD',
  status: "the lender's status word",
  openedOn: 'the day the loan began',
  instalment: "the instalment's id; 1 for a loan repaid in one sum",
  amountDue: "what is due on dueOn, in major units, before this file's payments are taken off, such as 125.50",
  dueOn: 'the day it is due, such as 2026-11-05',
  payment: "the payment's id",
  amount: 'an amount in major units, such as 125.50',
  at: 'when it happened',
  state: 'what a payment was when made: pending, settled or reversed',
  settledAt: 'when a pending payment settled',
  reversedAt: 'when the payment was taken back',
  hold: "the hold's id",
  kind: 'the kind of hold, such as hardship or bankruptcy',
  from: 'when it began to stand',
  until: 'when it ceases to stand; empty means until a person lifts it',
  source: 'where it came from, such as call-centre',
  representative: "who represents the borrower, for a hold of kind 'represented'",
  promise: "the promise's id",
  arrangement: "the arrangement's id",
  answer: 'what the core system says to an arrangement: confirmed or rejected',
  contact: "the past contact's id",
  purpose: 'what the contact was for, such as overdue',
  tone: 'friendly, neutral or firm',
  outcome: 'sent, delivered, unknown or failed',
  direction: 'out, or in for what the borrower began; empty means out',
  person: 'whom it reached: borrower, spouse, guarantor, household, contact-person or representative',
  manner: 'how a person (channel agent) made it: call, visit, letter or chat',
  result: 'what came of it: conversation, cut-off, message-left, no-answer, busy, not-in-service or bounced',
  answers: 'yes where it answered what the borrower wrote or asked',
  why: 'why an address is closed, such as opted-out or bounced',
} as const
export type Column = keyof typeof COLUMNS

/** Columns that a file of refused rows adds; reading such a file back passes over them. */
export const REFUSAL_COLUMNS = ['line', 'field', 'problem', 'mend'] as const

/** Columns whose values say who somebody is; no message ever repeats them. */
export const PERSONAL: ReadonlySet<Column> = new Set<Column>([
  'borrower',
  'name',
  'phone',
  'email',
  'address',
  'representative',
  'postalCode',
  'secondFactor',
])

const BY_KEY: ReadonlyMap<string, Column> = new Map(columnNames().map((column) => [key(column), column]))

/** The column that a header or key means: case, spaces, dashes and underscores don't matter (`Amount due`, `amount_due`). */
export function findColumn(header: string): Column | undefined {
  return BY_KEY.get(key(header))
}

export function isRefusalColumn(header: string): boolean {
  return REFUSAL_COLUMNS.some((column) => column === header.trim())
}

export function columnNames(): readonly Column[] {
  return Object.keys(COLUMNS).filter((name): name is Column => name in COLUMNS)
}

function key(header: string): string {
  return header.toLowerCase().replace(/[\s_-]/g, '')
}
