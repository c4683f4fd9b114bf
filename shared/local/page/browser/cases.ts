import type { TaskBriefing } from '../../../tasks/briefing.ts'
import type { Instant } from '../../../time/instant.ts'
import type { TaskRow, TimelineView } from '../view.ts'

/** A task and what came of it, as its form says it; the server reads it anew. */
export interface Closing {
  readonly borrower: string
  readonly task: string
  readonly outcomes: readonly object[]
  readonly contact?: object
  readonly note?: string
}

/** Whose a task is, where several people work on one queue. */
export interface TaskDesk {
  isMine(task: TaskBriefing['task']): boolean
  /** Whether the reader may act on tasks at all; an auditor reads them. */
  readonly works: boolean
  /** Whether the reader may give back what somebody else has taken. */
  readonly manages: boolean
  take(borrower: string, task: string): Promise<void>
  release(borrower: string, task: string): Promise<void>
}

/**
 * Where borrowers and tasks come from: the run on this machine, or the API of a deployed stage. Throws `Refused` with a
 * sentence where the server says no.
 */
export interface Cases {
  /** The instant that is shown; a view asks again once it has moved. */
  asOf(): Instant
  borrower(id: string): Promise<TimelineView>
  /** What waits for a person, the most pressing first. */
  tasks(): Promise<readonly TaskRow[]>
  task(borrower: string, task: string): Promise<TaskBriefing>
  closeTask(closing: Closing): Promise<void>
  /** Absent where the reader is the only agent. */
  readonly desk?: TaskDesk
}
