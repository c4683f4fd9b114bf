import type { Channel } from '../case/channel.ts'
import type { ContactResult, Manner } from '../case/contact-words.ts'
import type { ExplainedFinding } from '../explain/explain-case.ts'
import type { RenderedMessage } from '../messages/message.ts'
import type { TaskOutcomeName } from '../tasks/outcome.ts'
import type { Instant } from '../time/instant.ts'

/** Where a borrower stands, by the most pressing of the loans. */
export const CASE_STATES = ['upcoming', 'due', 'overdue', 'paused', 'settled'] as const
export type CaseState = (typeof CASE_STATES)[number]

/** One thing that happened to a borrower, or that was decided. */
export interface TimelineEntry {
  readonly at: Instant
  readonly kind: 'contact' | 'wait' | 'rest' | 'withdrawn' | 'payment' | 'hold' | 'task' | 'task-done' | 'reply'
  /** For a payment its state, for a hold its kind, for a contact its outcome, for a task its kind. */
  readonly detail?: string
  readonly loan?: string
  /** For a contact that no message of ours made: by what channel, and whether the borrower made it. */
  readonly channel?: Channel
  readonly inbound?: true
  /** For a contact that a person made: how, and what came of it. */
  readonly manner?: Manner
  readonly result?: ContactResult
  /** Minor units with the currency, for a payment. */
  readonly amount?: { readonly minor: number; readonly currency: string }
  readonly message?: RenderedMessage
  /** For a task that is done: what came of it. */
  readonly outcomes?: readonly TaskOutcomeName[]
  /** For a reply the borrower's words, for a task that is done the agent's. */
  readonly words?: string
  /** For a wait: when the case is looked at next. */
  readonly until?: Instant
  readonly findings: readonly ExplainedFinding[]
}

/** A loan as it stands at an instant. */
export interface LoanView {
  readonly id: string
  readonly currency: string
  readonly owed: number
  readonly dueOn?: string
  readonly daysPastDue: number
  readonly status: string
}
