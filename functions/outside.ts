import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Patience } from '../shared/aws/back-off.ts'
import type { Clock, IdSource } from '../shared/ports.ts'

/*
 * What a function really takes from outside: time and chance. Everything behind it gets them as arguments.
 */

export const clock: Clock = { now: () => Date.now() }

export async function wait(milliseconds: number): Promise<void> {
  await setTimeout(milliseconds)
}

export const patience: Patience = { wait, chance: () => Math.random() }

/** 72 random bits, in the 12 to 14 letters and digits that an id may have; a plan holds a dozen of them. */
export const ids: IdSource = { next: () => BigInt(`0x${randomBytes(9).toString('hex')}`).toString(36) }
