import * as z from 'zod'
import { instantSchema } from '../time/boundary.ts'
import { borrowerSchema, idSchema } from './borrower.ts'
import { holdSchema } from './hold.ts'
import type { Immutable } from './immutable.ts'
import { loanSchema, paymentSchema } from './loan.ts'
import { type Plan, planSchema } from './plan.ts'
import { TASK_KINDS } from './task-kinds.ts'

export const closedPointSchema = z.strictObject({
  /** The contact point's id. Only consent dated later reopens it. */
  point: idSchema,
  since: instantSchema,
  why: z.enum(['bounced', 'blocked', 'invalid', 'opted-out', 'wrong-number', 'complaint']),
  /** When the borrower asked for messages here again. It stands beside `since`, so that an old stop that comes again is known. */
  reopenedAt: instantSchema.optional(),
})
export type ClosedPoint = Immutable<z.output<typeof closedPointSchema>>

/** Whoever works on tasks, by what the sign-in calls them, and when. Never a name. */
const deedSchema = z.strictObject({ by: z.string().min(1).max(128), at: instantSchema })

export const taskSchema = z.strictObject({
  /** Made from what the task is about, so that opening it twice is opening it once. */
  id: z.string().min(1).max(200),
  kind: z.enum(TASK_KINDS),
  loan: idSchema.optional(),
  /** In words for the agent; no addresses and no amounts. */
  about: z.string().max(500),
  openedAt: instantSchema,
  /** A person looks at it before anything else. */
  urgent: z.literal(true).optional(),
  /** The response that it is about, which stands in the history with its words. */
  response: idSchema.optional(),
  /** Who has taken it; nobody else closes it. */
  owner: deedSchema.optional(),
  /** When it was closed and by whom. It stays for a while, so that what asked for it does not ask again at once. */
  closed: deedSchema.optional(),
})
/** Work for a person. */
export type AgentTask = Immutable<z.output<typeof taskSchema>>

/** Everything needed to decide about one borrower, as one Query reads it. */
export const caseFileSchema = z.strictObject({
  borrower: borrowerSchema,
  loans: z.array(loanSchema),
  payments: z.array(paymentSchema).default([]),
  holds: z.array(holdSchema).default([]),
  plan: planSchema.default(() => ({ version: 0, done: [], contacts: [], contactsSent: 0 })),
  closedPoints: z.array(closedPointSchema).default([]),
  tasks: z.array(taskSchema).default([]),
})
export type CaseFile = Immutable<z.output<typeof caseFileSchema>>

/** The case file with another plan. Every case file has the same fields in the same order, which keeps reading them quick. */
export function withPlan(caseFile: CaseFile, plan: Plan, tasks: readonly AgentTask[] = caseFile.tasks): CaseFile {
  const { borrower, loans, payments, holds, closedPoints } = caseFile
  return { borrower, loans, payments, holds, plan, closedPoints, tasks }
}
