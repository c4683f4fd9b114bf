import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Failure } from './checker/failure.ts'

/** What came of a seed. */
export interface SeedRun {
  readonly seed: number
  readonly failures: readonly Failure[]
  readonly happened: number
  readonly borrowers: number
  readonly days: number
  readonly sent: number
}

/** Runs seeds on all processors until there are none left, or until `goOn` says that it is enough. */
export async function runSeeds(
  seeds: Iterable<number>,
  onRun: (run: SeedRun) => void,
  goOn: () => boolean = () => true,
): Promise<void> {
  const waiting = seeds[Symbol.iterator]()
  const next = () => (goOn() ? waiting.next() : { done: true as const, value: undefined })
  const lane = async () => {
    const first = next()
    if (first.done === true) return
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject)
      worker.on('message', (run: SeedRun) => {
        onRun(run)
        const another = next()
        if (another.done === true) resolve()
        else worker.postMessage(another.value)
      })
      worker.postMessage(first.value)
    })
    await worker.terminate()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
}
