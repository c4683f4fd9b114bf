import type { Borrower } from '../../case/borrower.ts'
import type { CaseFile } from '../../case/case-file.ts'
import { hash32 } from '../../case/hash.ts'
import { EMPTY_PLAN } from '../../case/plan.ts'
import type { Instant } from '../../time/instant.ts'
import type { FutureFact } from '../unfolding.ts'
import type { ReplayRow } from './replay-row.ts'

/** The zone in which the file's borrowers live. */
const ZONE = 'Africa/Lagos'
const JURISDICTION = 'NG'
const CURRENCY = 'NGN'

export interface ReplayPortfolio {
  readonly cases: readonly CaseFile[]
  readonly future: readonly FutureFact[]
  readonly start: Instant
  readonly end: Instant
}

/**
 * A case a borrower, with a made-up number and address, and the two facts of each loan as they became known: it was
 * approved, and it was paid. The file does not say how much a first payment was, so it counts as the whole: nobody who
 * has paid anything, or whose loan was closed, is asked again.
 */
export function replayPortfolio(rows: readonly ReplayRow[]): ReplayPortfolio {
  const start = rows.reduce((earliest, { approvedAt }) => Math.min(earliest, approvedAt), Infinity)
  const end = rows.reduce((latest, { closedAt, firstPaidAt }) => Math.max(latest, closedAt, firstPaidAt), -Infinity)
  const ids = new Set(rows.map(({ borrower }) => borrower))
  return { cases: [...ids].map((id) => caseOf(id, start)), future: rows.flatMap(factsOf), start, end }
}

function caseOf(id: string, start: Instant): CaseFile {
  return {
    borrower: borrowerOf(id, start),
    loans: [],
    payments: [],
    holds: [],
    plan: EMPTY_PLAN,
    closedPoints: [],
    tasks: [],
  }
}

function borrowerOf(id: string, start: Instant): Borrower {
  const consent = { at: start, source: 'replay' }
  // 0700 is a Nigerian prefix for numbers that no mobile network has given out.
  const number = `+234700${String(hash32(id) % 10_000_000).padStart(7, '0')}`
  return {
    id,
    name: `Borrower ${id}`,
    locales: ['en'],
    zones: [ZONE],
    jurisdictions: [JURISDICTION],
    contactPoints: [
      { id: `${id}-sms`, channel: 'sms', address: number, consent },
      { id: `${id}-email`, channel: 'email', address: `${id.toLowerCase()}@example.com`, consent },
    ],
    sourceVersion: start,
  }
}

function factsOf({ borrower, loan: id, approvedAt, firstPaidAt, closedAt, totalDue, dueOn }: ReplayRow): FutureFact[] {
  const paidAt = Math.min(firstPaidAt, closedAt)
  const instalments = [{ id: '1', dueOn, amount: totalDue }]
  const loan = { id, currency: CURRENCY, status: 'scheduled', instalments, sourceVersion: approvedAt } as const
  const payment = {
    id: `${id}-1`,
    loan: id,
    amount: totalDue,
    at: paidAt,
    state: 'settled',
    sourceVersion: paidAt,
  } as const
  return [
    { at: approvedAt, borrower, loan },
    { at: paidAt, borrower, payment },
  ]
}
