import * as z from 'zod'
import { TASK_KINDS } from '../../case/task-kinds.ts'
import { briefingOf } from '../../tasks/briefing.ts'
import { type Closed, closeTask } from '../../tasks/close-task.ts'
import { dueAt as due } from '../../tasks/due.ts'
import { madeContactSchema } from '../../tasks/made-contact.ts'
import { taskOutcomeSchema } from '../../tasks/outcome.ts'
import { OutcomeRefusedError } from '../../tasks/task-effects.ts'
import { briefingAnswer, taskAnswer } from '../answers.ts'
import { caseOf } from '../case-of.ts'
import { ProblemError } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { placeIn, placeOf } from '../task-cursor.ts'

const WORKERS = ['agent', 'manager'] as const
const READERS = ['agent', 'manager', 'auditor'] as const
const TASK = '/v1/borrowers/{borrower}/tasks/{task}'

const takenAnswer = z.object({ is: z.literal('taken') })
const releasedAnswer = z.object({ is: z.literal('released') })
const closedAnswer = z.object({
  is: z.enum(['closed', 'repeated']),
  /** What now stands in the case by it, and what ended. */
  holds: z.array(z.string()),
  lifted: z.array(z.string()),
  tasks: z.array(z.string()),
})

/** Work for people: what waits, what it takes, and what came of it. */
export const taskRoutes: readonly Route[] = [
  route({
    id: 'listTasks',
    method: 'get',
    path: '/v1/tasks',
    summary: 'Open tasks of a queue, the one that is due first first',
    roles: READERS,
    query: z.object({
      queue: z.enum(TASK_KINDS),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      /** The `next` of the page before. */
      after: z.string().max(600).optional(),
      /** Only those that are overdue. */
      overdue: z.enum(['true', 'false']).optional(),
    }),
    answer: z.object({
      tasks: z.array(z.object({ borrower: z.string(), task: taskAnswer })),
      next: z.string().optional(),
    }),
    handle: async ({ query, at }, { tasks }) => {
      const { queue, limit, after, overdue } = query
      const page = { limit, after: after === undefined ? undefined : placeIn(after) }
      const found = await tasks.list(queue, { ...page, ...(overdue === 'true' && { dueUntil: at }) })
      const last = found.at(-1)
      return {
        tasks: found.map(({ borrower, task }) => ({ borrower, task: { ...task, dueAt: due(task) } })),
        ...(last !== undefined && found.length === limit && { next: placeOf(last) }),
      }
    },
  }),
  route({
    id: 'readTask',
    method: 'get',
    path: TASK,
    summary: 'All that is needed to act well: the story, the borrower’s words, what may be said and when',
    roles: READERS,
    answer: briefingAnswer,
    handle: async ({ params, at }, room) => {
      const borrower = params('borrower')
      const caseFile = await caseOf(borrower, room)
      const task = caseFile.tasks.find(({ id }) => id === params('task'))
      if (task === undefined) throw noTask()
      const { dueAt, ...brief } = briefingOf(task, caseFile, await room.history.entriesOf(borrower), room.policy, at)
      return { ...brief, task: { ...task, dueAt } }
    },
  }),
  route({
    id: 'takeTask',
    method: 'post',
    path: `${TASK}/take`,
    summary: 'Makes a task one’s own; of two who want it one has it',
    roles: WORKERS,
    answer: takenAnswer,
    handle: async ({ params, caller, at }, { tasks }) => {
      const taking = await tasks.take(params('borrower'), params('task'), caller.sub, at)
      switch (taking.is) {
        case 'taken':
          return taking
        case 'owned':
          throw new ProblemError('not-yours', `${taking.by} has taken this task; choose another, or ask for it.`)
        case 'closed':
          throw new ProblemError('not-possible', 'This task is closed; nothing is left to do.')
        case 'no-task':
          throw noTask()
      }
    },
  }),
  route({
    id: 'releaseTask',
    method: 'post',
    path: `${TASK}/release`,
    summary: 'Gives a task back to its queue: one’s own, or as a manager anybody’s',
    roles: WORKERS,
    answer: releasedAnswer,
    handle: async ({ params, caller, at }, room) => {
      const caseFile = await caseOf(params('borrower'), room)
      const task = caseFile.tasks.find(({ id }) => id === params('task'))
      if (task === undefined) throw noTask()
      const owner = caller.roles.has('manager') ? (task.owner?.by ?? caller.sub) : caller.sub
      const released = await room.tasks.release(params('borrower'), task.id, owner, caller.sub, at)
      if (!released) throw new ProblemError('not-yours', 'You do not have this task, so you can’t give it back.')
      return { is: 'released' }
    },
  }),
  route({
    id: 'closeTask',
    method: 'post',
    path: `${TASK}/close`,
    summary: 'Closes a task that is one’s own with what came of it, which takes effect at once',
    roles: WORKERS,
    body: z.strictObject({
      outcomes: z.array(taskOutcomeSchema).min(1).max(5),
      /** The contact that it took; it counts for the limits. */
      contact: madeContactSchema.optional(),
      note: z.string().trim().min(1).max(2_000).optional(),
    }),
    answer: closedAnswer,
    handle: async ({ params, caller, body, at }, room) => {
      const closing = { borrower: params('borrower'), task: params('task'), by: caller.sub, at, ...body }
      return answerTo(await closeTask(closing, room.policy, room).catch(refused))
    },
  }),
]

function answerTo(closed: Closed): z.output<typeof closedAnswer> {
  switch (closed.is) {
    case 'closed': {
      const { holds, lifted, tasks } = closed.effects
      const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)
      return { is: 'closed', holds: ids(holds), lifted: ids(lifted), tasks: ids(tasks) }
    }
    case 'repeated':
      return { is: 'repeated', holds: [], lifted: [], tasks: [] }
    case 'closed-by':
      throw new ProblemError('not-possible', `${closed.by} has closed this task.`)
    case 'not-yours': {
      const whose = closed.by === undefined ? 'Nobody has taken this task' : `${closed.by} has taken this task`
      throw new ProblemError('not-yours', `${whose}; take it before you close it.`)
    }
    case 'no-task':
      throw noTask()
  }
}

function refused(error: unknown): never {
  // The contact that the task took can't be counted while another is in flight.
  if (error instanceof Error && error.name === 'PlanInUseError') {
    throw new ProblemError('come-again', 'Nothing was stored; send it again in some minutes.')
  }
  if (!(error instanceof OutcomeRefusedError)) throw error
  throw new ProblemError('not-possible', error.message, [
    { field: `outcomes.${error.outcome}`, problem: error.message },
  ])
}

function noTask(): ProblemError {
  return new ProblemError('not-found', 'The borrower has no such task; list the queue again.')
}
