import type { Instant } from '../time/instant.ts'

/** How often a long run says how far it is. */
const PARTS = 100

/** Lets virtual time pass in equal parts, telling after each how much of it has passed, from 0 to 1. */
export async function runInParts(
  start: Instant,
  until: Instant,
  runUntil: (instant: Instant) => Promise<void>,
  onProgress: (done: number) => void,
): Promise<void> {
  for (let part = 1; part <= PARTS; part += 1) {
    await runUntil(start + Math.ceil(((until - start) * part) / PARTS))
    onProgress(part / PARTS)
  }
}
