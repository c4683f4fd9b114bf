import type { Plain } from './stored.ts'

/** What the checker has seen so far, for its parts to judge by. */
export interface Seen {
  /** Items by partition. */
  readonly cases: ReadonlyMap<string, ReadonlyMap<string, Plain>>
  /** When the case of a partition last changed, by all but its plan. */
  readonly changes: ReadonlyMap<string, number>
  fail(promise: string, at: number, why: string): void
}
