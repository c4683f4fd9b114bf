import * as z from 'zod'
import { idSchema } from '../case/borrower.ts'
import type { AgentTask, CaseFile } from '../case/case-file.ts'
import { mannerSchema, personSchema, placeSchema, resultSchema } from '../case/contact-words.ts'
import type { RecentContact } from '../case/plan.ts'
import { instantSchema } from '../time/boundary.ts'
import type { Instant } from '../time/instant.ts'
import { responseIdOf } from './task-effects.ts'

/** A contact that a task took. What is left out may have been anything that a rule fears. */
export const madeContactSchema = z.strictObject({
  manner: mannerSchema,
  result: resultSchema.optional(),
  /** When it began; when the task is closed where nothing is said. */
  at: instantSchema.optional(),
  /** The contact point that was used, by its id. */
  point: idSchema.optional(),
  person: personSchema.optional(),
  place: placeSchema.optional(),
})
export type MadeContact = Readonly<z.output<typeof madeContactSchema>>

/** The same as the caps count it. Its id is the task's, so that closing again counts nothing twice. */
export function countedContact(
  task: AgentTask,
  made: MadeContact,
  closedAt: Instant,
  { loans }: CaseFile,
): RecentContact {
  const { manner, result, at = closedAt, point, person, place } = made
  return {
    id: responseIdOf(task),
    at: Math.min(at, closedAt),
    channel: 'agent',
    ...(point !== undefined && { point }),
    purpose: task.response === undefined ? 'overdue' : 'at-request',
    tone: 'neutral',
    loans: task.loan === undefined ? loans.map(({ id }) => id) : [task.loan],
    outcome: 'sent',
    elsewhere: true,
    ...(person !== undefined && person !== 'borrower' && { person }),
    ...(place !== undefined && { place }),
    manner,
    ...(result !== undefined && { result }),
  }
}
