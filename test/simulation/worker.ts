import { parentPort } from 'node:worker_threads'
import { simulate } from './simulate.ts'

/* Runs the seeds that it is told, one after another, and says what came of each. */

parentPort?.on('message', (seed: number) => {
  void simulate({ seed }).then((run) => parentPort?.postMessage({ seed, ...run, happened: run.happened.length }))
})
