import type { AgentTask } from '../case/case-file.ts'
import type { TaskKind } from '../case/task-kinds.ts'
import { DAY, HOUR, type Instant } from '../time/instant.ts'

/** How long a task of a kind may wait for a person. */
const DUE_WITHIN: Readonly<Record<TaskKind, number>> = {
  call: DAY,
  review: 2 * DAY,
  language: 2 * DAY,
  'missing-value': 2 * DAY,
  visit: 7 * DAY,
  'legal-review': 7 * DAY,
}
/** An urgent task may be about a life. */
const URGENT_WITHIN = HOUR

/** When a task is to be done at the latest; its queue is in this order. */
export function dueAt({ kind, openedAt, urgent }: Pick<AgentTask, 'kind' | 'openedAt' | 'urgent'>): Instant {
  return openedAt + (urgent === true ? URGENT_WITHIN : DUE_WITHIN[kind])
}
