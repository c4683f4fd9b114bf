import type { Instant } from '../time/instant.ts'

/** An answer as it was given, to be given again. */
export interface KeptAnswer {
  readonly status: number
  readonly body: string
}

/** What is known of a request when it comes. */
export type Begun =
  /** It may be worked on, at the instant at which it first came: what it changes is named after it. */
  | { readonly is: 'to-do'; readonly at: Instant }
  | { readonly is: 'answered'; readonly answer: KeptAnswer }
  /** The first one is still being worked on. */
  | { readonly is: 'in-work' }
  /** The key was used for something else. */
  | { readonly is: 'another' }

/** Remembers for a day what was asked under a key and what was answered. */
export interface RequestLedger {
  /** `print` stands for all that is asked. A request that was begun long ago and never answered is to do again. */
  begin(key: string, print: string, at: Instant): Promise<Begun>
  answer(key: string, answer: KeptAnswer): Promise<void>
}

/** Longer than any request may be worked on. */
export const WORKED_ON_MS = 60_000
export const REMEMBERED_MS = 24 * 60 * 60_000
