import type { AgentTask } from '../case/case-file.ts'
import type { TaskKind } from '../case/task-kinds.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Effects } from '../responses/effects.ts'
import type { Instant } from '../time/instant.ts'

/** An open task where its queue has it. */
export interface QueuedTask {
  readonly borrower: string
  readonly task: AgentTask
}

/** Where a page of a queue ended; the next one begins behind it. */
export interface TaskPlace {
  readonly borrower: string
  readonly task: string
  readonly dueAt: Instant
}

export interface TaskPage {
  readonly limit: number
  readonly after?: TaskPlace | undefined
  /** Only what is due until then: the overdue ones, with now. */
  readonly dueUntil?: Instant | undefined
}

/** Whose a task is after somebody wanted it. */
export type Taking =
  | { readonly is: 'taken' }
  /** Somebody else was first. */
  | { readonly is: 'owned'; readonly by: string }
  | { readonly is: 'closed' }
  | { readonly is: 'no-task' }

/** What comes of a task: all that comes of a response, but that only the borrower opens an address again. */
export type TaskEffects = Omit<Effects, 'reopened'>

/** What closing a task changes in its case: all of it or nothing. */
export interface TaskChange {
  readonly effects: TaskEffects
  readonly history: readonly [Extract<HistoryEntry, { what: 'task-closed' }>, ...HistoryEntry[]]
  /** Tasks that were closed so long ago that nothing asks about them any more. */
  readonly forgotten: readonly string[]
}

/** Tasks for people. A task lies in its borrower's case; queues list the open ones, and may be a moment old. */
export interface TaskStore {
  /** A queue's open tasks, the one that is due first first. */
  list(queue: TaskKind, page: TaskPage): Promise<readonly QueuedTask[]>
  /** Makes a task somebody's own. Taking it again changes nothing; two can't both have it. */
  take(borrower: string, task: string, by: string, at: Instant): Promise<Taking>
  /** Gives a task back that is somebody's; `by` is who does so. False where it was not theirs, or is closed. */
  release(borrower: string, task: string, owner: string, by: string, at: Instant): Promise<boolean>
  /** Closes a task of an owner together with its effects; once. False where it is not theirs, or no longer open. */
  close(borrower: string, task: string, change: TaskChange): Promise<boolean>
}
