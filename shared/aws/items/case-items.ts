import type * as z from 'zod'
import { type Borrower, borrowerSchema } from '../../case/borrower.ts'
import { type AgentTask, type ClosedPoint, closedPointSchema, taskSchema } from '../../case/case-file.ts'
import { type Hold, holdSchema } from '../../case/hold.ts'
import { type Loan, loanSchema, type Payment, paymentSchema } from '../../case/loan.ts'
import { dueAt } from '../../tasks/due.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'
import { type Item, toItem } from './attributes.ts'
import { faultsIn, UnwritableItemError } from './item-errors.ts'
import { partitionOf, sortKeys } from './keys.ts'
import { currentVersion, type ItemKind } from './schema-version.ts'

/** As much of a schema as writing needs. */
interface Writes {
  safeEncode(value: unknown): z.ZodSafeParseResult<object>
}

export function borrowerItem(borrower: Borrower): Item {
  return itemOf('BORROWER', borrower.id, sortKeys.borrower, borrowerSchema, borrower)
}

export function loanItem(borrower: string, loan: Loan): Item {
  return itemOf('LOAN', borrower, sortKeys.loan(loan.id), loanSchema, loan)
}

export function paymentItem(borrower: string, payment: Payment): Item {
  return itemOf('PAY', borrower, sortKeys.payment(payment.id), paymentSchema, payment)
}

/** A hold has no version of its own, so it takes when its source was true. */
export function holdItem(borrower: string, hold: Hold, asOf: Instant): Item {
  return itemOf('HOLD', borrower, sortKeys.hold(hold), holdSchema, hold, { sourceVersion: formatInstant(asOf) })
}

export function closedPointItem(borrower: string, closed: ClosedPoint): Item {
  return itemOf('POINT', borrower, sortKeys.closedPoint(closed.point), closedPointSchema, closed)
}

/** An open task stands in the index of open tasks, under its kind, by when it is due. */
export function taskItem(borrower: string, task: AgentTask): Item {
  const listed = task.closed === undefined ? { taskQueue: task.kind, taskDueAt: dueAt(task) } : {}
  return itemOf('TASK', borrower, sortKeys.task(task.id), taskSchema, task, listed)
}

function itemOf(
  kind: ItemKind,
  borrower: string,
  sk: string,
  schema: Writes,
  value: object,
  beside: Readonly<Record<string, string | number>> = {},
): Item {
  const key = { pk: partitionOf(borrower), sk }
  const written = schema.safeEncode(value)
  if (!written.success) throw new UnwritableItemError(key, faultsIn(written.error))
  return toItem({ ...key, v: currentVersion(kind), ...written.data, ...beside })
}
