import { type Run, type RunOptions, simulate } from './simulate.ts'

/**
 * The fewest faults and deeds that still break the same promise in the same seed: halves, quarters and so on are left out for as
 * long as it still fails (delta debugging).
 */
export async function shrink(options: RunOptions, run: Run, most = 400): Promise<readonly string[]> {
  const [failure] = run.failures
  let tries = 0
  const fails = async (names: readonly string[]): Promise<readonly string[] | undefined> => {
    tries += 1
    const again = await simulate({ ...options, only: new Set(names) })
    const same = again.failures.some(({ promise }) => promise === failure?.promise)
    // What was let happen and did not is not needed either.
    return same ? again.happened : undefined
  }

  let left = run.happened
  for (let parts = 2; left.length > 0 && tries < most; ) {
    const size = Math.ceil(left.length / parts)
    let smaller: readonly string[] | undefined
    for (let from = 0; from < left.length && smaller === undefined && tries < most; from += size) {
      smaller = await fails([...left.slice(0, from), ...left.slice(from + size)])
    }
    if (smaller !== undefined) {
      left = smaller
      parts = Math.max(2, parts - 1)
    } else if (size === 1) break
    else parts = Math.min(left.length, parts * 2)
  }
  return left
}
