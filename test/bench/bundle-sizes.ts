import type { BundledFunction } from './bundled-functions.ts'

/** What a function with clients of the AWS SDK may weigh, in KB; a check of `npm test` holds each bundle to it. */
export const BUDGET_KB = 350

const KB = 1024

/** The table of bundles, the largest first. */
export function bundleSizes(functions: readonly BundledFunction[]) {
  return functions
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes }) => ({
      bundle: name,
      KB: kilobytes(bytes),
      budget: BUDGET_KB,
      met: bytes <= BUDGET_KB * KB,
    }))
}

export function kilobytes(bytes: number): number {
  return Math.round(bytes / KB)
}
