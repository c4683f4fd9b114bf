import type * as z from 'zod'
import { formatInstant } from '../../time/instant.ts'
import type { clockRequestSchema } from './requests.ts'
import type { Show } from './view.ts'

/** Does what was asked of the clock, or says in a sentence why it can't be done. */
export async function changeClock(
  show: Show,
  { play, jump }: z.output<typeof clockRequestSchema>,
): Promise<string | undefined> {
  const { now, until, state } = show.clock()
  if (play === undefined && jump === undefined) {
    show.pause()
    return undefined
  }
  if (state === 'ended') return 'The run has ended, so the clock stands. Start Duewell again to see it once more.'
  if (play !== undefined) {
    show.play(play)
  } else if (jump === 'next-contact') {
    await show.jumpToNextContact()
  } else if (jump !== undefined) {
    if (jump <= now) return `The clock goes only forward, and it is already ${formatInstant(now)}.`
    if (jump > until) return `The run ends at ${formatInstant(until)}; choose an instant until then.`
    await show.jump(jump)
  }
  return undefined
}
