import { SeededRandom } from '../portfolio/random.ts'
import type { Estimate } from './interval.ts'

const RESAMPLES = 1_000
/** The same figures give the same interval, every time. */
const SEED = 1

/** Two amounts of one borrower whose sums are set against each other. */
export interface Pair {
  readonly above: number
  readonly below: number
}

/**
 * The ratio of two sums over borrowers with its bootstrap percentile interval; a mean where each `below` is 1. Few borrowers who owe
 * much decide such a sum, so the interval is drawn from the borrowers themselves. Undefined where there is nothing to divide by.
 */
export function ratio(pairs: readonly Pair[]): Estimate | undefined {
  const below = pairs.reduce((sum, pair) => sum + pair.below, 0)
  if (below === 0) return undefined
  const value = pairs.reduce((sum, pair) => sum + pair.above, 0) / below
  const random = new SeededRandom(SEED)
  const drawn = Float64Array.from({ length: RESAMPLES }, () => resampled(pairs, random)).sort()
  return { value, low: drawn[0.025 * RESAMPLES] ?? value, high: drawn[0.975 * RESAMPLES - 1] ?? value }
}

function resampled(pairs: readonly Pair[], random: SeededRandom): number {
  let above = 0
  let below = 0
  for (let left = pairs.length; left > 0; left -= 1) {
    const pair = pairs[random.whole(0, pairs.length - 1)]
    above += pair?.above ?? 0
    below += pair?.below ?? 0
  }
  return below === 0 ? Infinity : above / below
}
