import type { Instant } from '../time/instant.ts'
import type { MessageOwner } from './delivery-report.ts'

/** A message as its provider speaks of it, where it says nothing of ours: to which address it went, when, and its own id. */
export interface ForeignName {
  readonly providerId: string
  readonly to: string
  readonly at: Instant
}

/** Whose message it is that a provider speaks of, for a provider that carries nothing of ours (SNS). */
export interface MessageOwners {
  /** Undefined for a message that is none of ours. */
  find(message: ForeignName): Promise<MessageOwner | undefined>
}
