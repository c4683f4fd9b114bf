import { formatInstant, HOUR, type Instant } from '../../shared/time/instant.ts'
import { AS_OF, BORROWER, LOAN, records } from '../portfolio/import-text.ts'

/** What a file says of itself: full or delta, of which feed, and when. */
export function header(importKind: string, asOf: Instant = AS_OF, feed = 'core') {
  return { record: 'portfolio', asOf: formatInstant(asOf), import: importKind, feed }
}

export function borrowerRow(n: number, overrides: object = {}) {
  return { ...BORROWER, borrower: `B${n}`, phone: `+234700000${String(n).padStart(4, '0')}`, ...overrides }
}

export function loanRow(n: number, overrides: object = {}) {
  return { ...LOAN, borrower: `B${n}`, loan: `L${n}`, ...overrides }
}

/** A full file of so many borrowers, each with a loan. */
export function fullFile(numbers: readonly number[], asOf: Instant = AS_OF, importKind = 'full'): string {
  return records(header(importKind, asOf), ...numbers.flatMap((n) => [borrowerRow(n), loanRow(n)]))
}

export const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

/** A file with every kind of row, the loans first, and two bad rows. */
export const EVERYTHING = records(
  header('delta'),
  loanRow(1),
  loanRow(2, { status: 'past due' }),
  { record: 'payment', borrower: 'B1', loan: 'L1', payment: 'P1', amount: '20', at: '2026-10-20', state: 'pending' },
  { record: 'contact', borrower: 'B2', contact: 'C1', channel: 'sms', at: '2026-10-29T10:05:00+01:00', loan: 'L2' },
  { record: 'contact', borrower: 'B2', contact: 'C2', channel: 'sms', at: '2026-10-28T10:05:00+01:00', loan: 'L2' },
  { record: 'hold', borrower: 'B1', hold: 'H1', kind: 'dispute', from: '2026-10-20', loan: 'L1' },
  borrowerRow(1),
  borrowerRow(2),
  { record: 'opt-out', phone: '+2347000000002', at: '2026-10-01' },
  { record: 'opt-out', borrower: 'B2', channel: 'email', at: '2026-10-01' },
  borrowerRow(3, { locale: 'nonsense' }),
  loanRow(3),
)

export const LATER = AS_OF + 2 * HOUR
