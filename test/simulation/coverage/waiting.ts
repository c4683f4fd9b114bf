import { AsyncLocalStorage } from 'node:async_hooks'
import type { Process } from '../world/process.ts'

/** Says whether a process is to die at the point at which it begins to wait. */
export type Dooms = (point: string) => boolean

interface Life {
  readonly process: Process
  readonly dooms: Dooms
}

const running = new AsyncLocalStorage<Life>()
/** How often each process waits at each point just now: it may wait at one in several lanes. */
const waiting = new WeakMap<Process, Map<string, number>>()

/** Runs what a process does, so that its awaits are known for its own. */
export function runAs<Value>(process: Process, dooms: Dooms, run: () => Value): Value {
  return running.run({ process, dooms }, run)
}

/** The points at which a process waits at this moment. */
export function waitsOf(process: Process): readonly string[] {
  return [...(waiting.get(process)?.keys() ?? [])]
}

/** Notes that whoever runs waits here until the promise is settled. */
export function noted<Value>(point: string, promise: Value): Value | Promise<Awaited<Value>> {
  const life = running.getStore()
  if (life === undefined) return promise
  const { process, dooms } = life
  const dies = process.working !== undefined && dooms(point)
  // What is there already is waited for as well, but nothing happens meanwhile.
  if (!dies && !isPromise(promise)) return promise
  const points = waiting.get(process) ?? new Map<string, number>()
  waiting.set(process, points)
  points.set(point, (points.get(point) ?? 0) + 1)
  if (dies) {
    // What it waits for may fail all the same, and nobody is there to hear it.
    Promise.resolve(promise).catch(() => {})
    return process.stop(point)
  }
  const leave = () => {
    const count = points.get(point) ?? 0
    if (count <= 1) points.delete(point)
    else points.set(point, count - 1)
  }
  return Promise.resolve(promise).finally(leave)
}

/** Notes the wait for each of many in its turn. */
export function notedEach<Value>(point: string, each: AsyncIterable<Value>): AsyncIterable<Value> {
  return {
    [Symbol.asyncIterator]: () => {
      const inner = each[Symbol.asyncIterator]()
      return {
        next: async () => await noted(point, inner.next()),
        return: async () => (await inner.return?.()) ?? { done: true, value: undefined },
      }
    },
  }
}

function isPromise<Value>(value: Value): value is Value & Promise<Awaited<Value>> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
