import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../../ports.ts'
import type { Patience } from '../back-off.ts'

/*
 * What an operator's command takes from outside: the time and chance of the machine that it runs on.
 */

export const clock: Clock = { now: () => Date.now() }

export const patience: Patience = {
  wait: async (milliseconds) => {
    await setTimeout(milliseconds)
  },
  chance: () => Math.random(),
}

/** An id that a person can type. */
export function shortId(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`
}
