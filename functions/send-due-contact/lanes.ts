/** As many as a batch has messages: a contact is mostly waiting for calls, and two that had to wait for a lane would double the time. */
export const MOST = 20
/** Seconds for which a contact may stand in line for its turn at the provider. Well within what the second look is good for. */
const IN_LINE_SECONDS = 2

export interface Pace {
  /** What the channel may send a second over all functions; absent where nothing but the provider's own limit holds it back. */
  readonly perSecond: number | undefined
  /** How many functions may run at once. */
  readonly workers: number
}

/**
 * How many contacts one function works on at once. Several, because a function is paid for while it waits; no more than its
 * share of the rate lets through while the second look is fresh, since the others would be claimed only to be given back.
 */
export function lanesFor({ perSecond, workers }: Pace): number {
  if (perSecond === undefined) return MOST
  return Math.min(MOST, Math.max(1, Math.floor((perSecond / workers) * IN_LINE_SECONDS)))
}
