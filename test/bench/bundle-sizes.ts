import type { BundledFunction } from './bundled-functions.ts'
import type { BenchLine } from './figures.ts'

/** What a function with clients of the AWS SDK may weigh, in KB. */
export const BUDGET_KB = 350

const KB = 1024

/** Each bundle beside the budget, the largest first. */
export function bundleLines(functions: readonly BundledFunction[]): readonly BenchLine[] {
  return functions
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes }) => ({
      what: `bundle of ${name}`,
      ours: `${kilobytes(bytes)} KB`,
      theirs: `${BUDGET_KB} KB`,
      ratio: bytes / (BUDGET_KB * KB),
      bar: '<= 1',
      met: bytes <= BUDGET_KB * KB,
    }))
}

export function kilobytes(bytes: number): number {
  return Math.round(bytes / KB)
}
