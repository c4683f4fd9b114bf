import * as z from 'zod'
import { fromJson } from '../json-text.ts'
import { dueAt } from '../tasks/due.ts'
import type { QueuedTask, TaskPlace } from '../tasks/task-store.ts'
import { ProblemError } from './problem.ts'

const placeSchema = z.object({ borrower: z.string(), task: z.string(), dueAt: z.number() })

/** Where a page of a queue ended, as text that a client hands back as it is. */
export function placeOf({ borrower, task }: QueuedTask): string {
  return JSON.stringify({ borrower, task: task.id, dueAt: dueAt(task) } satisfies TaskPlace)
}

export function placeIn(cursor: string): TaskPlace {
  const read = placeSchema.safeParse(fromJson(cursor))
  if (!read.success) {
    throw new ProblemError('not-understood', 'after is no place in a queue; hand on the next of the page before.')
  }
  return read.data
}
