import { type OutcomeForms, writeOutcomeFiles } from '../../commands/write-outcome-files.ts'
import { formatInstant } from '../../time/instant.ts'
import { outcomesOfSimulation } from '../outcomes-of-simulation.ts'
import { Simulation } from '../simulation.ts'
import { describeLoaded } from './load-portfolio.ts'
import { loadRun, type RunArguments } from './load-run.ts'
import { runToEnd } from './run-to-end.ts'

export type OutcomesOfRunArguments = OutcomeForms & Omit<RunArguments, 'actor'>

/** Reports the outcomes of a run of the simulation. */
export async function outcomesOfRun({ csv, json, ...args }: OutcomesOfRunArguments): Promise<void> {
  const loaded = await loadRun(args)
  if (loaded.refusedFile !== undefined) console.error(describeLoaded(loaded))
  const { cases, later: future, policy, start, until } = loaded
  const simulation = new Simulation({ cases, future, policy, start, until, uncounted: true })
  await runToEnd(simulation)
  const head = {
    title: `Outcomes of ${policy.versions.strategy}, simulated`,
    about: `From ${formatInstant(start)} to ${formatInstant(until)}, ${cases.length} borrowers. Borrowers paid as the portfolio says, whatever they were told: this shows the report, not what a strategy does.`,
  }
  await writeOutcomeFiles(head, outcomesOfSimulation(simulation), { csv, json })
}
