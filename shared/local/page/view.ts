import type { AgentTask } from '../../case/case-file.ts'
import type { Channel } from '../../case/channel.ts'
import type { RenderedMessage } from '../../messages/message.ts'
import type { OutcomeReport } from '../../outcomes/outcome-report.ts'
import type { Intent } from '../../replies/intent.ts'
import type { CaseState, LoanView, TimelineEntry } from '../../story/timeline.ts'
import type { TaskBriefing } from '../../tasks/briefing.ts'
import type { TaskClosing } from '../../tasks/close-task.ts'
import type { Instant } from '../../time/instant.ts'

export interface ClockView {
  readonly now: Instant
  readonly from: Instant
  readonly until: Instant
  readonly state: 'playing' | 'paused' | 'ended'
  /** Virtual seconds that pass in one real second. */
  readonly speed: number
}

/** One sample a virtual hour: how many borrowers stand in each state, and contacts sent so far by channel. */
export interface CountsView {
  readonly at: readonly Instant[]
  readonly states: { readonly [State in CaseState]: readonly number[] }
  readonly sent: { readonly [Name in Channel]: readonly number[] }
}

export interface ContactView {
  readonly id: string
  readonly at: Instant
  readonly borrower: string
  readonly name: string
  /** The borrower's home zone, in which `at` is shown. */
  readonly zone: string
  readonly message: RenderedMessage
  /** The borrower's page that its link opens on this machine, and what it asks for, of invented borrowers. */
  readonly page?: { readonly link: string; readonly path: string; readonly answer?: string }
  /** What the borrower answered to it, in order. */
  readonly replies?: readonly string[]
}

/** How an answer was understood, and whether it took effect by itself. */
export interface ReplyView {
  readonly intents: readonly Intent[]
  readonly sure: boolean
}

export interface TimelineView {
  readonly borrower: string
  readonly name: string
  readonly locale: string
  readonly zone: string
  readonly state: CaseState
  readonly loans: readonly LoanView[]
  readonly entries: readonly TimelineEntry[]
  /** What would be decided at the virtual now, and why. */
  readonly now: TimelineEntry
}

export interface BorrowerRow {
  readonly borrower: string
  readonly name: string
  readonly state: CaseState
  readonly zone: string
  readonly locale: string
  readonly contacts: number
  readonly next?: Instant
}

/** Work that waits for a person. */
export interface TaskRow {
  readonly borrower: string
  readonly name: string
  readonly zone: string
  readonly task: AgentTask
  readonly dueAt: Instant
  readonly overdue: boolean
}

/** What a person says of a task on the page; whoever watches the run is the agent. */
export type PageClosing = Pick<TaskClosing, 'borrower' | 'task' | 'outcomes' | 'contact' | 'note'>

/** What the page is a view of. The local run provides it; nothing here changes a case but a reply, as the borrower's would. */
export interface Show {
  /** The name that messages come from. */
  lender(): string
  clock(): ClockView
  play(speed: number): void
  pause(): void
  /** Runs the virtual clock forward to the instant as fast as it goes; resolves when it is there. */
  jump(to: Instant): Promise<void>
  /** Runs forward until one more contact has been sent, or to the end of the run. */
  jumpToNextContact(): Promise<void>
  counts(): CountsView
  /** Newest first. */
  outbox(filter: {
    readonly channel?: Channel
    readonly borrower?: string
    readonly limit: number
  }): readonly ContactView[]
  borrowers(filter: {
    readonly query?: string
    readonly state?: CaseState
    readonly limit: number
  }): readonly BorrowerRow[]
  timeline(borrower: string): TimelineView | undefined
  /** Answers a text message as its borrower would; undefined where there is no such message. */
  reply(contact: string, words: string): Promise<ReplyView | undefined>
  /** What became of everybody up to the virtual now. */
  outcomes(): OutcomeReport
  /** What waits for a person, the first due first. */
  tasks(): readonly TaskRow[]
  /** A task with all that is needed to act on it; undefined where it is not open. */
  task(borrower: string, task: string): TaskBriefing | undefined
  /** Closes a task with what came of it, as an agent would; why not, in a sentence, where it can't be. */
  closeTask(closing: PageClosing): Promise<string | undefined>
  /** Deferrals, refusals and rests so far by the rule that spoke, most frequent first. */
  rules(): readonly { readonly rule: string; readonly sentence: string; readonly count: number }[]
}
