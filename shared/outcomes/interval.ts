/** A figure with the bounds between which it lies with 95 % confidence. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The normal distribution's quantile that leaves 2.5 % on either side. */
const Z = 1.959963984540054

/**
 * A share with Wilson's score interval, which stays between 0 and 1 and is honest about few: 0 of 5 may well be a third.
 * Undefined of none. Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
 */
export function share(hits: number, of: number): Estimate | undefined {
  if (of === 0) return undefined
  const value = hits / of
  const middle = (value + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of)
  const reach = (Z * Math.sqrt((value * (1 - value)) / of + Z ** 2 / (4 * of ** 2))) / (1 + Z ** 2 / of)
  // At 0 and at 1 the bound is the share itself, but for rounding.
  return {
    value,
    low: Math.min(value, Math.max(0, middle - reach)),
    high: Math.max(value, Math.min(1, middle + reach)),
  }
}

/**
 * How much larger one share is than another, with Newcombe's hybrid score interval.
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10.
 */
export function shareDifference(one: Estimate, other: Estimate): Estimate {
  const value = one.value - other.value
  const below = Math.hypot(one.value - one.low, other.high - other.value)
  const above = Math.hypot(one.high - one.value, other.value - other.low)
  return { value, low: value - below, high: value + above }
}
