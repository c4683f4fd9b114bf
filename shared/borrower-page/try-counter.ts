import type { Instant } from '../time/instant.ts'

/** How often an answer was tried under a name since the last right one, and until when nothing is listened to. */
export interface Tries {
  readonly count: number
  readonly lockedUntil: Instant
}

/** Counts tries, by names that give nothing away. It forgets them some time after `until`. */
export interface TryCounter {
  read(name: string): Promise<Tries | undefined>
  /** Writes if the count is still what was seen; false where another try came first. */
  write(name: string, seen: number, tries: Tries, until: Instant): Promise<boolean>
  clear(name: string): Promise<void>
}
