import { LINK_LIVES } from '../links/carried-link.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../time/instant.ts'
import type { TryCounter } from './try-counter.ts'

/** So many tries are free; each further one makes the next wait twice as long, up to the longest. */
interface Patience {
  readonly free: number
  readonly longest: number
  /** How long a count is remembered after its wait. */
  readonly remembered: number
}

/** One who tries from one place, such as a phone. */
const FROM_SOURCE: Patience = { free: 5, longest: HOUR, remembered: 2 * DAY }
/**
 * All who try at one link, from wherever. Whoever guesses on from many places slows the link down and can't end it: the wait ends
 * by itself, and a fresh link, which comes to the borrower alone, has none. It is remembered for as long as the link can live, or
 * else whoever pauses now and then would be given new tries.
 */
const AT_LINK: Patience = { free: 15, longest: DAY, remembered: LINK_LIVES }
const FIRST_WAIT = MINUTE
/** Two tries at one instant are one too many. */
const AT_ONCE = 2 * SECOND

export type Try = { readonly allowed: true } | { readonly allowed: false; readonly until: Instant; readonly by: Waits }
/** Whom a wait is for: one place, or everybody at the link. */
export type Waits = 'source' | 'link'

/** Counts a try before its answer is looked at, so that many at once are not one. */
export async function takeTry(names: TryNames, counter: TryCounter, now: Instant): Promise<Try> {
  const bySource = await take(names.source, FROM_SOURCE, counter, now)
  if (bySource !== undefined) return { allowed: false, until: bySource, by: 'source' }
  const byLink = await take(names.link, AT_LINK, counter, now)
  if (byLink !== undefined) return { allowed: false, until: byLink, by: 'link' }
  return { allowed: true }
}

/** Forgets the tries once an answer was right. */
export async function forgetTries(names: TryNames, counter: TryCounter): Promise<void> {
  await Promise.all([counter.clear(names.source), counter.clear(names.link)])
}

export interface TryNames {
  readonly source: string
  readonly link: string
}

/** Until when nothing is listened to; undefined where the try was counted and may be looked at. */
async function take(name: string, patience: Patience, counter: TryCounter, now: Instant): Promise<Instant | undefined> {
  const { count, lockedUntil } = (await counter.read(name)) ?? { count: 0, lockedUntil: 0 }
  if (now < lockedUntil) return lockedUntil
  const next = count + 1
  const lock = now + waitAfter(next, patience)
  const written = await counter.write(name, count, { count: next, lockedUntil: lock }, lock + patience.remembered)
  return written ? undefined : now + AT_ONCE
}

/** Milliseconds that pass after so many tries until the next one is listened to. */
export function waitAfter(tries: number, { free, longest }: Omit<Patience, 'remembered'>): number {
  return tries < free ? 0 : Math.min(longest, FIRST_WAIT * 2 ** Math.min(tries - free, 20))
}
