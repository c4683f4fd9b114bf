import type { OutcomeReport } from '../../outcomes/outcome-report.ts'
import type { TaskBriefing } from '../../tasks/briefing.ts'
import type { Instant } from '../../time/instant.ts'
import type { BorrowerRow, ClockView, ContactView, CountsView, ReplyView, Show, TaskRow, TimelineView } from './view.ts'

/** Local time is UTC plus the offset in ms: `initial`, then from each change's instant on the offset beside it. */
export interface ZoneOffsets {
  readonly initial: number
  readonly changes: readonly (readonly [from: Instant, offset: number])[]
}

/** The zones that an answer speaks of, by name, as Duewell's own table has them: a browser's table may differ by an hour. */
export type Zones = { readonly [name: string]: ZoneOffsets }

export interface OverviewAnswer {
  readonly lender: string
  readonly clock: ClockView
  readonly counts: CountsView
  readonly rules: ReturnType<Show['rules']>
}

export interface OutboxAnswer {
  readonly contacts: readonly ContactView[]
  readonly zones: Zones
}

export interface BorrowersAnswer {
  readonly borrowers: readonly BorrowerRow[]
  readonly zones: Zones
}

export interface BorrowerAnswer {
  readonly timeline: TimelineView
  readonly zones: Zones
}

/** A bound that nothing bounds comes as null. */
export interface OutcomesAnswer {
  readonly outcomes: OutcomeReport
}

export interface ClockAnswer {
  readonly clock: ClockView
}

export interface TasksAnswer {
  readonly tasks: readonly TaskRow[]
  readonly zones: Zones
}

export interface TaskAnswer {
  readonly briefing: TaskBriefing
  readonly zones: Zones
}

export interface ReplyAnswer {
  readonly reply: ReplyView
}

/** What went wrong, in a sentence that says what to do. */
export interface ErrorAnswer {
  readonly error: string
}

/** Everything that changed since the tick before. */
export interface Tick {
  readonly clock: ClockView
  /** Replaces the samples from `start` on; absent when none is new. */
  readonly counts?: CountsView & { readonly start: number }
  /** Newest first, without the HTML of emails. */
  readonly contacts: readonly ContactView[]
  readonly zones: Zones
}
