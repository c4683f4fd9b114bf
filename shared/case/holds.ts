import type { Instant } from '../time/instant.ts'
import type { Channel } from './channel.ts'
import type { Arrangement, Hold, PromiseToPay } from './hold.ts'

export function stands(hold: Hold, now: Instant): boolean {
  return hold.from <= now && (hold.until === undefined || now < hold.until)
}

/** Promises and arrangements change what is asked and when; every other kind of hold stops contact within its scope. */
function stops(hold: Hold): boolean {
  return hold.kind !== 'promise' && hold.kind !== 'arrangement'
}

/** The hold that keeps the whole case at rest the longest. */
export function holdOnCase(holds: readonly Hold[], now: Instant): Hold | undefined {
  let longest: Hold | undefined
  for (const hold of holds) {
    if (hold.scope.of === 'all' && stops(hold) && stands(hold, now)) longest = longer(longest, hold)
  }
  return longest
}

/** The hold that keeps one loan at rest the longest. */
export function holdOnLoan(holds: readonly Hold[], loan: string, now: Instant): Hold | undefined {
  let longest: Hold | undefined
  for (const hold of holds) {
    if (hold.scope.of === 'loan' && hold.scope.loan === loan && stops(hold) && stands(hold, now)) {
      longest = longer(longest, hold)
    }
  }
  return longest
}

/** The hold that closes one channel the longest. */
export function holdOnChannel(holds: readonly Hold[], channel: Channel, now: Instant): Hold | undefined {
  let longest: Hold | undefined
  for (const hold of holds) {
    if (hold.scope.of === 'channel' && hold.scope.channel === channel && stops(hold) && stands(hold, now)) {
      longest = longer(longest, hold)
    }
  }
  return longest
}

function longer(a: Hold | undefined, b: Hold): Hold {
  return a === undefined || (a.until !== undefined && (b.until === undefined || b.until > a.until)) ? b : a
}

/** The latest promise on a loan; an older one no longer counts. */
export function promiseOn(holds: readonly Hold[], loan: string, now: Instant): PromiseToPay | undefined {
  let latest: PromiseToPay | undefined
  for (const hold of holds) {
    if (hold.kind === 'promise' && hold.loan === loan && stands(hold, now)) {
      if (latest === undefined || hold.from >= latest.from) latest = hold
    }
  }
  return latest
}

/** The arrangement that stands on a loan. */
export function arrangementOn(holds: readonly Hold[], loan: string, now: Instant): Arrangement | undefined {
  for (const hold of holds) {
    if (hold.kind === 'arrangement' && hold.loan === loan && stands(hold, now)) return hold
  }
  return undefined
}
