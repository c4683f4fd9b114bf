import type { DuewellFunction } from './duewell-function.ts'

/** How one channel's sender is made: which code, what it is told, and what it may do at its provider. */
export interface SenderPlan {
  /** The file of functions/send-due-contact/ that holds this provider's client and no other's. */
  readonly entry: string
  /** What the code reads as SENDER; absent where it needs nothing. */
  readonly sender?: Readonly<Record<string, unknown>>
  readonly grant: (fn: DuewellFunction) => void
}
