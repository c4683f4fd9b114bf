import type { AgentTask, CaseFile, ClosedPoint } from './case/case-file.ts'
import type { Channel } from './case/channel.ts'
import type { Finding } from './case/finding.ts'
import type { Plan } from './case/plan.ts'
import type { RenderedMessage } from './messages/message.ts'
import type { Instant } from './time/instant.ts'

/** The current instant. Nothing in the domain reads a wall clock. */
export interface Clock {
  now(): Instant
}

/** What a plan must look like for a write to take: the version that was read, or the claim that is ours. */
export type PlanCondition = { readonly version: number } | { readonly claim: string }

export type PlanWrite =
  | { readonly written: true }
  /** Someone else wrote first; `plan` is what stands now, so that a claim of our own can be told from another's. */
  | { readonly written: false; readonly plan: Plan | undefined }

/** A plan with what is written together with it: tasks that open, and what the history gains. */
export interface PlanChange {
  readonly plan: Plan
  readonly tasks: readonly AgentTask[]
  readonly history: readonly HistoryEntry[]
}

/** Borrowers' case files. Reads are strongly consistent; a plan is written whole, conditionally, atomically with its tasks. */
export interface CaseStore {
  load(borrower: string): Promise<CaseFile | undefined>
  writePlan(borrower: string, condition: PlanCondition, change: PlanChange): Promise<PlanWrite>
  /** Closes a contact point that a provider refused for good; closing twice is closing once. */
  closePoint(borrower: string, point: ClosedPoint): Promise<void>
}

/** What happened, as an auditor reads it later. */
export type HistoryEntry =
  | {
      readonly what: 'contact'
      readonly at: Instant
      readonly contact: string
      readonly outcome: 'sent' | 'unknown' | 'failed'
      readonly message: RenderedMessage
      readonly steps: readonly { readonly loan: string; readonly step: string }[]
      readonly findings: readonly Finding[]
      readonly versions: { readonly strategy: string; readonly packs: string }
    }
  /** A claim outlived its lease: its message may have left. */
  | { readonly what: 'lost'; readonly at: Instant; readonly contact: string }
  | {
      readonly what: 'handed-over'
      readonly at: Instant
      readonly task: string
      readonly findings: readonly Finding[]
    }
  | {
      readonly what: 'withdrawn'
      readonly at: Instant
      readonly contact: string
      readonly findings: readonly Finding[]
    }
  | {
      readonly what: 'decision'
      readonly at: Instant
      readonly kind: 'wait' | 'rest'
      readonly until?: Instant
      readonly findings: readonly Finding[]
    }

/** Rings once for a borrower, at or soon after `at`, at the door of the planned channel. Setting is safe to repeat. */
export interface AlarmClock {
  set(borrower: string, at: Instant, channel: Channel): Promise<void>
}

/** The queue of one channel's sender. It carries the borrower's id and nothing else. */
export interface ContactQueue {
  put(borrower: string, channel: Channel, delaySeconds?: number): Promise<void>
}

export type SendResult =
  | { readonly state: 'accepted'; readonly providerId: string }
  /** Refused for the rate: the claim is withdrawn and the case comes back later. */
  | { readonly state: 'throttled' }
  /** Refused for good before acceptance: the contact point closes and the next channel is tried. */
  | { readonly state: 'rejected'; readonly why: 'bounced' | 'blocked' | 'invalid' | 'opted-out' }
  /** Not known to precede acceptance: it may have been sent, so it is never sent again. */
  | { readonly state: 'unknown' }

/** One channel's provider. One attempt, no retries: a repeat could reach the borrower twice. */
export interface Sender {
  send(contact: string, message: RenderedMessage): Promise<SendResult>
}

/** Business events, for whoever else needs to react. No personal data. */
export interface EventBus {
  publish(event: BusinessEvent): Promise<void>
}

export type BusinessEvent =
  | {
      readonly type: 'contact-sent' | 'contact-unknown' | 'contact-failed' | 'contact-withdrawn'
      readonly at: Instant
      readonly borrower: string
      readonly contact: string
      readonly channel: Channel
    }
  | {
      readonly type: 'contact-deferred'
      readonly at: Instant
      readonly borrower: string
      readonly until: Instant
      readonly rules: readonly string[]
    }
  | {
      readonly type: 'task-opened'
      readonly at: Instant
      readonly borrower: string
      readonly task: string
      readonly kind: AgentTask['kind']
    }

/** New random ids, for claims. Chance is a port like time. */
export interface IdSource {
  next(): string
}

export interface Ports {
  readonly cases: CaseStore
  readonly alarms: AlarmClock
  readonly queue: ContactQueue
  readonly sender: (channel: Channel) => Sender
  readonly events: EventBus
  readonly clock: Clock
  readonly ids: IdSource
}
