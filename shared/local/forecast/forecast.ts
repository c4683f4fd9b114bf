import { formatInstant } from '../../time/instant.ts'
import { runInParts } from '../run-in-parts.ts'
import { Simulation, type SimulationInput } from '../simulation.ts'
import { ContactTally, type ContactTotals } from './contact-tally.ts'

/** What a strategy would do to a portfolio in some days, from the same run that the service makes. */
export interface Forecast extends ContactTotals {
  readonly strategy: string
  readonly packs: string
  readonly from: string
  readonly until: string
  readonly borrowers: number
}

/** Runs the portfolio without an audience. */
export async function forecast(
  input: SimulationInput,
  onProgress: (done: number) => void = () => {},
): Promise<Forecast> {
  const { cases, policy, start, until } = input
  const simulation = new Simulation({ ...input, uncounted: true })
  const tally = new ContactTally()
  simulation.service.cases.onHistory((id, entry) => {
    const borrower = simulation.service.cases.peek(id)?.borrower
    if (borrower !== undefined) tally.note(entry, borrower, policy.rulebook.rulesFor(borrower).homeZone)
  })
  await runInParts(start, until, (instant) => simulation.runUntil(instant), onProgress)
  return {
    strategy: policy.strategy.name,
    packs: policy.rulebook.version,
    from: formatInstant(start),
    until: formatInstant(until),
    borrowers: cases.length,
    ...tally.totals(),
  }
}
