import type { Template } from '../messages/template.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import type { ContactPoint } from './borrower.ts'
import type { AgentTask } from './case-file.ts'
import type { Channel, Purpose, Tone } from './channel.ts'
import type { Finding } from './finding.ts'
import type { MinorUnits } from './money.ts'

/** One loan that a contact speaks of. */
export interface ContactedLoan {
  readonly loan: string
  /** The instalment, promise or series that the step is about. */
  readonly subject: string
  readonly step: string
  readonly currency: string
  /** What is asked for: minor units, payments already taken off. */
  readonly amount: MinorUnits
  readonly dueOn: CalendarDay
  /** Whole local days since the oldest missed due date; 0 when nothing is past due. */
  readonly daysPastDue: number
}

export interface ProposedContact {
  readonly channel: Channel
  /** Absent only for work for a person. */
  readonly point: ContactPoint | undefined
  readonly purpose: Purpose
  readonly tone: Tone
  /** The words, in a language that the borrower accepts; absent only for work for a person. */
  readonly template: Template | undefined
  /** The loan that leads the message first. */
  readonly loans: readonly [ContactedLoan, ...ContactedLoan[]]
  /** When the contact became due. */
  readonly due: Instant
  /** The last instant at which it may still start: the end of the allowed window or of the step. */
  readonly notAfter: Instant
}

interface Explained {
  readonly findings: readonly Finding[]
  /** Work for a person that the decision asks for; opening it twice is opening it once. */
  readonly tasks: readonly AgentTask[]
  /** The strategy arm that the decision was made in. */
  readonly arm: string
}

/** What to do about a borrower now, and always why. */
export type Decision =
  | (Explained & { readonly kind: 'contact'; readonly contact: ProposedContact })
  | (Explained & { readonly kind: 'wait'; readonly until: Instant; readonly channel: Channel })
  | (Explained & { readonly kind: 'rest' })
