import { wholeNumber } from '../../commands/whole-number.ts'
import { type OutcomeForms, writeOutcomeFiles } from '../../commands/write-outcome-files.ts'
import { DAY, formatInstant } from '../../time/instant.ts'
import { localPolicy } from '../local-policy.ts'
import { outcomesOfSimulation } from '../outcomes-of-simulation.ts'
import { ProgressBar } from '../progress-bar.ts'
import { runInParts } from '../run-in-parts.ts'
import { Simulation } from '../simulation.ts'
import { describeLoaded, loadPortfolio } from './load-portfolio.ts'
import { strategyNamed } from './strategy-named.ts'

export interface OutcomesOfRunArguments extends OutcomeForms {
  readonly portfolio?: string | undefined
  readonly 'as-of'?: string | undefined
  readonly encoding?: string | undefined
  readonly strategy?: string | undefined
  readonly days?: string | undefined
}

/** Reports the outcomes of a run of the simulation. */
export async function outcomesOfRun({
  strategy = 'gentle',
  days: length = '60',
  csv,
  json,
  ...file
}: OutcomesOfRunArguments): Promise<void> {
  const days = wholeNumber('--days', length, 1, 3_650)
  const policy = localPolicy({ strategy: await strategyNamed(strategy) })
  const portfolio = await loadPortfolio(file)
  if (portfolio.refusedFile !== undefined) console.error(describeLoaded(portfolio))
  const { cases, later: future, start } = portfolio
  const until = start + days * DAY
  const simulation = new Simulation({ cases, future, policy, start, until, uncounted: true })
  const bar = new ProgressBar('Reminding', process.stderr)
  await runInParts(
    start,
    until,
    (instant) => simulation.runUntil(instant),
    (done) => bar.show(done),
  )
  const head = {
    title: `Outcomes of ${policy.versions.strategy}, simulated`,
    about: `From ${formatInstant(start)} to ${formatInstant(until)}, ${cases.length} borrowers. Borrowers paid as the portfolio says, whatever they were told: this shows the report, not what a strategy does.`,
  }
  await writeOutcomeFiles(head, outcomesOfSimulation(simulation), { csv, json })
}
