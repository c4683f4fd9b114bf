/** How long each repeat waits at most. Their sum, 6.3 s, bounds the waiting of one call. */
const LONGEST_WAITS_MS = [100, 200, 400, 800, 1_600, 3_200] as const

/** Waiting and chance, given from outside so that tests neither wait nor guess. */
export interface Patience {
  wait(milliseconds: number): Promise<void>
  /** From 0 up to, and without, 1. */
  chance(): number
}

/**
 * Repeats what may be repeated while its failures are passing ones, and then throws the last. Each wait is drawn from zero up
 * to its longest: workers that were refused together would otherwise come back together.
 */
export async function withBackOff<Answer>(
  attempt: () => Promise<Answer>,
  isPassing: (error: unknown) => boolean,
  { wait, chance }: Patience,
): Promise<Answer> {
  for (const longest of LONGEST_WAITS_MS) {
    try {
      return await attempt()
    } catch (error) {
      if (!isPassing(error)) throw error
      await wait(chance() * longest)
    }
  }
  return attempt()
}
