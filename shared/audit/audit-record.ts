import type { ContactPoint } from '../case/borrower.ts'
import type { RenderedMessage } from '../messages/message.ts'
import type { Instant } from '../time/instant.ts'

/** A rule as an auditor needs it: which, of which pack and version, what it says and where that stands. */
export interface AuditRule {
  readonly rule: string
  /** What it said; absent of one that bound a contact and had nothing against it. */
  readonly effect?: string
  readonly sentence: string
  readonly pack?: string
  readonly citation?: string
  readonly until?: Instant
}

/** One thing that happened, or that stood, with all that shows whether it was allowed. */
export interface AuditRecord {
  readonly at: Instant
  readonly borrower: string
  readonly zone: string
  /** `contact`, `wait`, `rest`, `withdrawn`, `delivery`, `consent`, `reply`, `hold dispute` and the like. */
  readonly what: string
  readonly contact?: string
  readonly channel?: string
  readonly address?: string
  readonly outcome?: string
  readonly purpose?: string
  readonly tone?: string
  readonly loans?: readonly string[]
  /** As it was sent. */
  readonly message?: RenderedMessage
  readonly consent?: ContactPoint['consent']
  readonly strategy?: string
  readonly packs?: string
  /** Rules and reasons that spoke. */
  readonly findings: readonly AuditRule[]
  /** Rules that bound a contact and had nothing against it; absent where the packs of that day are no longer at hand. */
  readonly allowedBy?: readonly AuditRule[]
  /** When a case was to be looked at again, or how long a hold stands. */
  readonly until?: Instant
  /** Where a consent or a hold comes from, or why an address closed. */
  readonly source?: string
}
