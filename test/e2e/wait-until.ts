import { setTimeout } from 'node:timers/promises'

/** Thrown when something that should have happened did not. */
export class NotInTimeError extends Error {
  override readonly name = 'NotInTimeError'
}

/** Asks again and again until there is an answer other than undefined or false; throws NotInTimeError after the time. */
export async function waitUntil<Answer>(
  what: string,
  timeoutMs: number,
  ask: () => Answer | undefined | false | Promise<Answer | undefined | false>,
): Promise<Answer> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > end) throw new NotInTimeError(`Waited ${timeoutMs / 1_000} seconds for ${what}.`)
    await setTimeout(100)
  }
}
