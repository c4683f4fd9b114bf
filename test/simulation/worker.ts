import { parentPort } from 'node:worker_threads'
import type { SeedRun } from './run-seeds.ts'
import { simulate } from './simulate.ts'

/* Runs the seeds that it is told, one after another, and says what came of each. */

parentPort?.on('message', ({ seed, days }: { readonly seed: number; readonly days: number | undefined }) => {
  void outcomeOf(seed, days).then((run) => parentPort?.postMessage(run))
})

/** A run that ends in an error broke something too, and the others are to go on. */
async function outcomeOf(seed: number, days: number | undefined): Promise<SeedRun> {
  try {
    const { happened, ...run } = await simulate({ seed, days })
    return { seed, ...run, happened: happened.length }
  } catch (error) {
    const failure = {
      promise: 'the run ends',
      at: 0,
      why: error instanceof Error ? String(error.stack) : String(error),
    }
    return { seed, failures: [failure], happened: 0, borrowers: 0, days: 0, sent: 0 }
  }
}
