import type { Instant } from '../time/instant.ts'
import type { Channel } from './channel.ts'
import type { Arrangement, Hold, HoldKind, PromiseToPay } from './hold.ts'

/** Whether a hold has begun and not ended. What a borrower answered stands once it is stored, though another clock dated it a little later. */
export function stands(hold: Hold, now: Instant): boolean {
  const begun = hold.from <= now || hold.response !== undefined || hold.kind === 'reply'
  return begun && (hold.until === undefined || now < hold.until)
}

/**
 * Promises and arrangements change what is asked and when, an owed answer asks nothing, and what the core system says to an
 * arrangement is a fact about that; every other kind stops contact within its scope.
 */
export function stops({ kind }: Hold): boolean {
  return kind !== 'promise' && kind !== 'arrangement' && kind !== 'arrangement-answer' && kind !== 'answer'
}

/** The hold that keeps the whole case at rest the longest. */
export function holdOnCase(holds: readonly Hold[], now: Instant): Hold | undefined {
  return longestOn('all', undefined, holds, now)
}

/** The hold that keeps one loan at rest the longest. */
export function holdOnLoan(holds: readonly Hold[], loan: string, now: Instant): Hold | undefined {
  return longestOn('loan', loan, holds, now)
}

/** The hold that closes one channel the longest. */
export function holdOnChannel(holds: readonly Hold[], channel: Channel, now: Instant): Hold | undefined {
  return longestOn('channel', channel, holds, now)
}

function longestOn(
  of: Hold['scope']['of'],
  name: string | undefined,
  holds: readonly Hold[],
  now: Instant,
): Hold | undefined {
  let longest: Hold | undefined
  for (const hold of holds) {
    if (hold.scope.of === of && nameOf(hold) === name && stops(hold) && stands(hold, now)) {
      if (longest === undefined || endOf(hold) > endOf(longest)) longest = hold
    }
  }
  return longest
}

function nameOf({ scope }: Hold): string | undefined {
  switch (scope.of) {
    case 'all':
      return undefined
    case 'loan':
      return scope.loan
    case 'channel':
      return scope.channel
  }
}

function endOf({ until = Infinity }: Hold): Instant {
  return until
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

/** The latest arrangement that stands on a loan; one made after another takes its place. */
export function arrangementOn(holds: readonly Hold[], loan: string, now: Instant): Arrangement | undefined {
  let latest: Arrangement | undefined
  for (const hold of holds) {
    if (hold.kind === 'arrangement' && hold.loan === loan && stands(hold, now)) {
      if (latest === undefined || hold.from >= latest.from) latest = hold
    }
  }
  return latest
}

/** Kinds of hold under which people look after a case: nothing is settled by choosing from a list. */
export const WITH_PEOPLE: ReadonlySet<HoldKind> = new Set([
  'bankruptcy',
  'incapacity',
  'military-service',
  'insolvency-moratorium',
  'deceased',
  'vulnerable',
  'represented',
  'proceedings',
])

/** Whether a hold of one of these kinds stands on a loan or on the whole case. */
export function isHeldFor(kinds: ReadonlySet<HoldKind>, holds: readonly Hold[], loan: string, now: Instant): boolean {
  return holds.some((hold) => {
    const covers = hold.scope.of === 'all' || (hold.scope.of === 'loan' && hold.scope.loan === loan)
    return covers && kinds.has(hold.kind) && stands(hold, now)
  })
}
