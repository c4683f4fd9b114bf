import type * as z from 'zod'
import type { Borrower } from '../../case/borrower.ts'
import { borrowerSchema } from '../../case/borrower.ts'
import { type AgentTask, type CaseFile, type ClosedPoint, closedPointSchema, taskSchema } from '../../case/case-file.ts'
import { type Hold, holdSchema } from '../../case/hold.ts'
import { type Loan, loanSchema, type Payment, paymentSchema } from '../../case/loan.ts'
import { EMPTY_PLAN, type Plan } from '../../case/plan.ts'
import { type Attributes, fromItem, type Item } from './attributes.ts'
import { faultsIn, UnreadableItemError } from './item-errors.ts'
import type { Key } from './keys.ts'
import { readPlan } from './read-plan.ts'
import { CASE_KINDS, type CaseKind, UPCASTERS, type Upcasters, upcast } from './schema-version.ts'

/** What one item of a case says. */
export type CasePart =
  | { readonly kind: 'BORROWER'; readonly value: Borrower }
  | { readonly kind: 'PLAN'; readonly value: Plan }
  | { readonly kind: 'LOAN'; readonly value: Loan }
  | { readonly kind: 'PAY'; readonly value: Payment }
  | { readonly kind: 'HOLD'; readonly value: Hold }
  | { readonly kind: 'POINT'; readonly value: ClosedPoint }
  | { readonly kind: 'TASK'; readonly value: AgentTask }

/** Reads one item of a case. Throws UnreadableItemError where it is not understood. */
export type PartReader = (item: Item) => CasePart

/**
 * Puts a case file together from all the items of one partition; undefined where none of them is the borrower. Throws
 * UnreadableItemError for an item that is not understood, whatever it is: it might be a reason not to contact.
 */
export function readCase(items: readonly Item[], read: PartReader = readPart): CaseFile | undefined {
  let borrower: Borrower | undefined
  let plan: Plan = EMPTY_PLAN
  const loans: Loan[] = []
  const payments: Payment[] = []
  const holds: Hold[] = []
  const closedPoints: ClosedPoint[] = []
  const tasks: AgentTask[] = []
  for (const item of items) {
    const part = read(item)
    switch (part.kind) {
      case 'BORROWER':
        borrower = part.value
        break
      case 'PLAN':
        plan = part.value
        break
      case 'LOAN':
        loans.push(part.value)
        break
      case 'PAY':
        payments.push(part.value)
        break
      case 'HOLD':
        holds.push(part.value)
        break
      case 'POINT':
        closedPoints.push(part.value)
        break
      case 'TASK':
        tasks.push(part.value)
        break
    }
  }
  return borrower && { borrower, loans, payments, holds, plan, closedPoints, tasks }
}

export function readPart(item: Item, upcasters: Upcasters = UPCASTERS): CasePart {
  const { key, kind, attributes } = readItem(item, upcasters)
  switch (kind) {
    case 'BORROWER':
      return { kind, value: parse(borrowerSchema, key, attributes) }
    case 'PLAN':
      return { kind, value: readPlan(key, attributes) }
    case 'LOAN':
      return { kind, value: parse(loanSchema, key, attributes) }
    case 'PAY':
      return { kind, value: parse(paymentSchema, key, attributes) }
    case 'HOLD': {
      const { sourceVersion, ...hold } = attributes
      return { kind, value: parse(holdSchema, key, hold) }
    }
    case 'POINT':
      return { kind, value: parse(closedPointSchema, key, attributes) }
    case 'TASK':
      return { kind, value: readTask(key, attributes) }
  }
}

/** Reads the plan alone, as a refused write gives it back. */
export function readPlanItem(item: Item, upcasters: Upcasters = UPCASTERS): Plan {
  const { key, attributes } = readItem(item, upcasters)
  return readPlan(key, attributes)
}

/** Reads a task alone, as the index of open tasks has it. */
export function readTaskItem(item: Item, upcasters: Upcasters = UPCASTERS): AgentTask {
  const { key, attributes } = readItem(item, upcasters)
  return readTask(key, attributes)
}

function readTask(key: Key, { taskQueue, taskDueAt, ...task }: Attributes): AgentTask {
  return parse(taskSchema, key, task)
}

interface ReadItem {
  readonly key: Key
  readonly kind: CaseKind
  readonly attributes: Attributes
}

function readItem(item: Item, upcasters: Upcasters): ReadItem {
  const key = { pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' }
  const [family] = key.sk.split('#', 1)
  const kind = CASE_KINDS.find((known) => known === family)
  if (kind === undefined) throw new UnreadableItemError(key, 'this Duewell knows no such kind of item')
  return { key, kind, attributes: upcast(key, kind, fromItem(item), upcasters) }
}

function parse<Output>(schema: z.ZodType<Output>, key: Key, attributes: Attributes): Output {
  const { pk, sk, v, ...value } = attributes
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new UnreadableItemError(key, faultsIn(parsed.error))
  return parsed.data
}
