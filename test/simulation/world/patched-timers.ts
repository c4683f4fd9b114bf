import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers'
import type { Instance } from './instance.ts'

/*
 * middy sets a timer of Node's own to end an event just before Lambda would, and the budget's counters draw their first shard by
 * Node's own chance. Both belong to the simulated world while it calls a function.
 */

const real = { setTimeout: timers.setTimeout, clearTimeout: timers.clearTimeout, randomInt: crypto.randomInt }
let inside: Instance | undefined
const cancelled = new WeakSet<object>()

/** Calls a function of an instance, with its timers on the world's clock. */
export function inTheWorld<Value>(instance: Instance, call: () => Value): Value {
  inside = instance
  try {
    return call()
  } finally {
    inside = undefined
  }
}

function simulatedTimeout(happen: () => void, milliseconds = 0): object {
  const instance = inside
  if (instance === undefined) return real.setTimeout(happen, milliseconds)
  const handle = { unref: () => handle }
  instance.world.timeline.in(milliseconds, () => {
    if (cancelled.has(handle) || instance.dead) return
    instance.world.wakes(instance)
    happen()
  })
  return handle
}

function simulatedClear(handle: unknown): void {
  if (typeof handle === 'object' && handle !== null && !('hasRef' in handle)) cancelled.add(handle)
  else real.clearTimeout(handle as NodeJS.Timeout)
}

/** From here on this process's timers may be simulated; whatever is not called in a world keeps the real ones. */
export function patchTimers(): void {
  Object.assign(timers, { setTimeout: Object.assign(simulatedTimeout, real.setTimeout), clearTimeout: simulatedClear })
  // middy clears by the global name what it set by the module's.
  Object.assign(globalThis, { clearTimeout: simulatedClear })
  Object.assign(crypto, { randomInt: (most: number) => most - 1 })
  syncBuiltinESMExports()
}
