import { ProgressBar } from '../progress-bar.ts'
import { runInParts } from '../run-in-parts.ts'
import type { Simulation } from '../simulation.ts'

/** Lets the whole of a run pass, showing on the standard error how far it is. */
export async function runToEnd(simulation: Simulation): Promise<void> {
  const bar = new ProgressBar('Reminding', process.stderr)
  const { start, until } = simulation
  await runInParts(
    start,
    until,
    (instant) => simulation.runUntil(instant),
    (done) => bar.show(done),
  )
}
