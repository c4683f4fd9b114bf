import type { Payment } from '../case/loan.ts'
import type { Instant } from '../time/instant.ts'
import type { ReadContext } from './read-context.ts'
import { readLoanRef } from './read-loan-ref.ts'
import { readBeginning } from './read-times.ts'
import { readAmount, readBorrowerId, readChoice, readId } from './read-values.ts'
import { type Row, refuse } from './row.ts'

/** A payment as it was known from an instant on: pending first, say, and settled three days later. */
export interface PaymentFact {
  /** When it became known. */
  readonly at: Instant
  readonly payment: Payment
}

/** A payment's row as the facts that it tells: the one that stood at `asOf`, and those that come after. */
export function readPayment(row: Row, context: ReadContext): readonly PaymentFact[] {
  const borrower = readBorrowerId(row)
  const id = readId(row, 'payment')
  const { loan, currency } = readLoanRef(row, borrower, context)
  const amount = readAmount(row, 'amount', currency)
  const at = readBeginning(row, 'at')
  const settledAt = row.cells.settledAt === undefined ? undefined : readBeginning(row, 'settledAt')
  const reversedAt = row.cells.reversedAt === undefined ? undefined : readBeginning(row, 'reversedAt')
  const state = readFirstState(row, settledAt)
  if (at !== undefined) refuseOrder(row, at, settledAt, reversedAt)
  if (id === undefined || loan === undefined || amount === undefined || at === undefined || state === undefined)
    return []
  if (row.problems.length > 0) return []
  const states: [Instant, Payment['state']][] = [[at, state]]
  if (settledAt !== undefined) states.push([settledAt, 'settled'])
  if (reversedAt !== undefined) states.push([reversedAt, 'reversed'])
  const standing = states.findLastIndex(([since]) => since <= context.asOf)
  return states.slice(Math.max(standing, 0)).map(([since, known]) => ({
    at: since,
    payment: { id, loan, amount, at, state: known, sourceVersion: Math.max(context.asOf, since) },
  }))
}

function readFirstState(row: Row, settledAt: Instant | undefined): Payment['state'] | undefined {
  if (row.cells.state === undefined) return settledAt === undefined ? 'settled' : 'pending'
  const state = readChoice(row, 'state', ['pending', 'settled', 'reversed'])
  const contradicts =
    (row.cells.settledAt !== undefined && state !== 'pending') ||
    (row.cells.reversedAt !== undefined && state === 'reversed')
  if (state === undefined || !contradicts) return state
  return refuse(
    row,
    'state',
    `The payment was "${state}" when made and has a later state that contradicts it.`,
    'Leave state empty, or remove settledAt and reversedAt.',
  )
}

function refuseOrder(row: Row, at: Instant, settledAt: Instant | undefined, reversedAt: Instant | undefined): void {
  if (settledAt !== undefined && settledAt < at) {
    refuse(row, 'settledAt', 'The payment settled before it was made.', 'Correct at or settledAt.')
  }
  if (reversedAt !== undefined && reversedAt < (settledAt ?? at)) {
    refuse(row, 'reversedAt', 'The payment was taken back before it was made or settled.', 'Correct the times.')
  }
}
