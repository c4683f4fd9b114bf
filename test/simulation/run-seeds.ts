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

export interface SeedRuns {
  readonly seeds: Iterable<number>
  /** As in RunOptions. */
  readonly days?: number | undefined
  readonly onRun: (run: SeedRun) => void
  readonly goOn?: () => boolean
}

/** Runs seeds on all processors until there are none left, or until `goOn` says that it is enough. */
export async function runSeeds({ seeds, days, onRun, goOn = () => true }: SeedRuns): Promise<void> {
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
        else worker.postMessage({ seed: another.value, days })
      })
      worker.postMessage({ seed: first.value, days })
    })
    await worker.terminate()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
}
