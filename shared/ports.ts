import type { ContactPoint } from './case/borrower.ts'
import type { AgentTask, CaseFile, ClosedPoint } from './case/case-file.ts'
import type { Channel, Purpose, Tone } from './case/channel.ts'
import type { Finding } from './case/finding.ts'
import type { HoldKind } from './case/hold.ts'
import type { Instalment } from './case/loan.ts'
import type { Plan } from './case/plan.ts'
import type { Versions } from './case/policy.ts'
import type { Response, Wish } from './case/response.ts'
import type { BusinessEvent } from './events/business-event.ts'
import type { Link } from './links/link.ts'
import type { RenderedMessage } from './messages/message.ts'
import type { PortfolioFact } from './portfolio/portfolio-event.ts'
import type { ToldOpinion } from './replies/opinion.ts'
import type { Pause, SendingState } from './sending/sending-state.ts'
import type { TaskOutcomeName } from './tasks/outcome.ts'
import type { CalendarDay, Instant } from './time/instant.ts'

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

/** Whether a read has to see every write that has ended. One that may be a moment old costs half as much. */
export type Freshness = 'newest' | 'a-moment-old'

/** Borrowers' case files. Reads are strongly consistent; a plan is written whole, conditionally, atomically with its tasks. */
export interface CaseStore {
  /** The newest, unless it is said that what is a moment old will do. */
  load(borrower: string, freshness?: Freshness): Promise<CaseFile | undefined>
  writePlan(borrower: string, condition: PlanCondition, change: PlanChange): Promise<PlanWrite>
  /** Closes a contact point that a provider refused for good; closing twice is closing once. */
  closePoint(borrower: string, point: ClosedPoint): Promise<void>
}

/**
 * Who else stands behind an address. Reads are strongly consistent unless it is said that what is a moment old will do: what was
 * written to an index or a plan before it was asked is in the answer.
 */
export interface Neighbours {
  /** The plans of everybody behind a contact point but one borrower. */
  plansBehind(point: string, but: string, freshness?: Freshness): Promise<readonly Plan[]>
}

/** A contact as a plan needs it: what a restored case must know of it again. */
export interface ContactFacts {
  readonly contact: string
  readonly channel: Channel
  /** The contact point's id. */
  readonly point?: string | undefined
  readonly purpose: Purpose
  readonly tone: Tone
  readonly steps: readonly { readonly loan: string; readonly subject: string; readonly step: string }[]
}

/** What people and systems of the lender do to a case beside tasks. */
export const ACTS = ['facts-stored', 'hold-set', 'hold-lifted', 'response-reversed', 'exported', 'erased'] as const
export type Act = (typeof ACTS)[number]

/** A hold as the history names it. */
export interface MadeHold {
  readonly id: string
  readonly kind: HoldKind
  readonly loan?: string
}

/** What happened, as an auditor reads it later. */
export type HistoryEntry =
  | (ContactFacts & {
      readonly what: 'contact'
      readonly at: Instant
      readonly outcome: 'sent' | 'unknown' | 'failed' | 'observed'
      /** The provider's id of the message, where it gave one. */
      readonly providerId?: string | undefined
      /** The consent that stood for the address then. */
      readonly consent?: ContactPoint['consent']
      readonly message: RenderedMessage
      readonly findings: readonly Finding[]
      readonly versions: Versions
    })
  /** A claim outlived its lease: its message may have left. */
  | (ContactFacts & { readonly what: 'lost'; readonly at: Instant })
  /** A contact point closed; only consent of a later date reopens it. */
  | { readonly what: 'point-closed'; readonly at: Instant; readonly point: string; readonly why: ClosedPoint['why'] }
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
      readonly channel: Channel
      readonly findings: readonly Finding[]
    }
  | {
      readonly what: 'decision'
      readonly at: Instant
      readonly kind: 'wait' | 'rest'
      readonly until?: Instant
      readonly findings: readonly Finding[]
    }
  | {
      readonly what: 'task-opened'
      readonly at: Instant
      readonly task: string
      readonly kind: AgentTask['kind']
      readonly loan?: string
    }
  /** A person took a task, or gave it back to its queue. */
  | { readonly what: 'task-taken' | 'task-released'; readonly at: Instant; readonly task: string; readonly by: string }
  /** A person closed a task, and what that changed in the case. */
  | {
      readonly what: 'task-closed'
      readonly at: Instant
      readonly task: string
      readonly kind: AgentTask['kind']
      readonly loan?: string
      readonly by: string
      readonly outcomes: readonly TaskOutcomeName[]
      /** The contact that it took, which counts for the caps. */
      readonly contact?: string
      /** In the agent's own words. */
      readonly note?: string
      /** What its effects are named after; an agent who undoes one finds it by this. */
      readonly response: string
      readonly holds: readonly MadeHold[]
      readonly lifted: readonly string[]
    }
  /** A person or a system of the lender changed a case by the lender's API, or took a copy of it. */
  | {
      readonly what: 'acted'
      readonly at: Instant
      /** Of the request, so that a repeat of it is known. */
      readonly id: string
      readonly by: string
      readonly act: Act
      /** In their own words. */
      readonly why?: string
      /** The response whose effects were undone. */
      readonly response?: string
      readonly holds: readonly MadeHold[]
      readonly lifted: readonly string[]
    }
  /** A promise to pay was kept, or its last day of grace passed without. */
  | {
      readonly what: 'promise-settled'
      readonly at: Instant
      readonly promise: string
      readonly loan: string
      readonly state: 'kept' | 'broken'
    }
  /**
   * A borrower chose to pay in parts. `accepted` stands and is for the core system to confirm or reject by a day; `proposed` waits
   * for a person.
   */
  | {
      readonly what: 'arrangement-asked'
      readonly at: Instant
      readonly state: 'accepted' | 'proposed'
      readonly arrangement: string
      readonly loan: string
      readonly terms?: string
      readonly currency: string
      readonly instalments: readonly Instalment[]
      readonly answerBy: CalendarDay
    }
  /** What the core system said to an arrangement, or what became of it. */
  | {
      readonly what: 'arrangement-settled'
      readonly at: Instant
      readonly state: 'confirmed' | 'rejected' | 'broken' | 'caught-up' | 'paid'
      readonly arrangement: string
      readonly loan: string
    }
  /** A borrower answered, and what that changed. The words stay here; an agent who undoes an effect finds it by its id. */
  | {
      readonly what: 'response'
      readonly at: Instant
      readonly response: string
      readonly door: Response['door']
      readonly channel: Channel
      /** The contact that it answers, where that is known. */
      readonly contact?: string
      readonly words?: string
      readonly intents: readonly Wish['intent'][]
      readonly sure: boolean
      /** What came of asking a second opinion, and whether it did anything by itself. */
      readonly opinion?: ToldOpinion
      readonly holds: readonly MadeHold[]
      readonly lifted: readonly string[]
    }
  /** The borrower's data were erased on request: entries before this one may be gone. It names the request, and nobody. */
  | { readonly what: 'erased'; readonly at: Instant; readonly request: string }
  /** What a provider reported later of a contact; `why` in the provider's own code word. */
  | {
      readonly what: 'delivery'
      readonly at: Instant
      readonly contact: string
      readonly channel: Channel
      readonly state: 'delivered' | 'undelivered' | 'bounced' | 'complained' | 'opted-out' | 'expired'
      readonly why?: string
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
  /** `unnamed` where its receipt will name nothing of ours, and so has to be found by the provider's id. */
  | { readonly state: 'accepted'; readonly providerId: string; readonly unnamed?: true }
  /** Refused for the rate: the claim is withdrawn and the case comes back later. */
  | { readonly state: 'throttled' }
  /** Refused before acceptance for a fault of ours (a grant, a sandbox, a spend limit): comes back later still, and is told. */
  | { readonly state: 'unavailable' }
  /** Refused for good before acceptance: the contact point closes and the next channel is tried. */
  | { readonly state: 'rejected'; readonly why: 'bounced' | 'blocked' | 'invalid' | 'opted-out' }
  /** Not known to precede acceptance: it may have been sent, so it is never sent again. */
  | { readonly state: 'unknown' }

/** A message on its way to a provider. */
export interface OutgoingMessage {
  readonly contact: string
  readonly borrower: string
  readonly message: RenderedMessage
  /** The end of the window in which it may reach the borrower. */
  readonly notAfter: Instant
  /** No call to a provider begins at this instant or later: the second look is no longer fresh. */
  readonly freshUntil: Instant
}

/** One channel's provider. One attempt, no retries: a repeat could reach the borrower twice. */
export interface Sender {
  send(outgoing: OutgoingMessage): Promise<SendResult>
}

/** What the house says about sending now; at most a few seconds old. */
export interface SendingControl {
  standing(): Promise<SendingState>
  pause(pause: Pause): Promise<void>
}

/** What may be sent at most, counted over all senders; taking is granting, and is never given back. */
export interface Budget {
  /** One contact of this hour's budget of a channel; false when it is spent. */
  takeHourly(channel: Channel, at: Instant): Promise<boolean>
  /** One contact of this day's ceiling (UTC) over all channels; false when it is reached. */
  takeDaily(ceiling: number, at: Instant): Promise<boolean>
}

/** The lender's own system, asked about loans at the last moment. A throw or undefined is no answer, and then nothing is sent. */
export interface LoanTruth {
  ask(borrower: string, loans: readonly string[]): Promise<'ask-them' | 'leave-them' | undefined>
}

/**
 * Issues the reference that a message's link carries instead of anything personal, to be kept with what it stands for. A contact
 * that is withdrawn after it leaves a link that nobody has.
 */
export interface LinkReferences {
  issue(contact: LinkedContact): Promise<string>
  /** The reference that was issued for a contact before, for a message that goes on with its link. */
  again(borrower: string, contact: string): string
}

/** The contact whose message carries a link. */
export type LinkedContact = Pick<Link, 'borrower' | 'contact' | 'channel' | 'point' | 'locale'>

/** Business events, for whoever else needs to react. No personal data. */
export interface EventBus {
  publish(events: readonly BusinessEvent[]): Promise<void>
}

/** Where a fact of the lender comes from, and when that source was true. */
export interface FeedOrigin {
  readonly feed?: string
  readonly asOf: Instant
}

/** The lender's door: each fact is stored only if it is newer than what stands. Storing is safe to repeat. */
export interface CaseIntake {
  put(fact: PortfolioFact, origin: FeedOrigin): Promise<'stored' | 'older'>
}

/**
 * Every case there is, in parts that may be read at once, each in the same order at every time; `after` goes on behind the
 * borrower who came last. What it reads may be a moment old.
 */
export interface CaseScan {
  scan(segment: number, of: number, after?: string): AsyncIterable<CaseFile>
}

/** How long the oldest message has waited in a channel's queue. Seconds; it may be a few minutes old. */
export interface QueueAges {
  oldest(channel: Channel): Promise<number>
}

/** New random ids, for claims. Chance is a port like time. */
export interface IdSource {
  next(): string
}

export interface Ports {
  readonly cases: CaseStore
  readonly neighbours: Neighbours
  readonly alarms: AlarmClock
  readonly queue: ContactQueue
  readonly sender: (channel: Channel) => Sender
  readonly control: SendingControl
  readonly budget: Budget
  readonly truth?: LoanTruth
  readonly references: LinkReferences
  readonly clock: Clock
  readonly ids: IdSource
}
