import { outcomeOf } from '../outcomes/borrower-outcome.ts'
import { type OutcomeReport, OutcomeTally } from '../outcomes/outcome-report.ts'
import type { Simulation } from './simulation.ts'

/** What became of the borrowers of a run, up to its virtual now. */
export function outcomesOfSimulation({ service: { cases }, policy, start, now }: Simulation): OutcomeReport {
  const tally = OutcomeTally.of(policy)
  for (const borrower of cases.borrowers()) {
    const caseFile = cases.peek(borrower)
    if (caseFile !== undefined) {
      tally.note(outcomeOf(caseFile, cases.history(borrower), policy, { from: start, to: now }))
    }
  }
  return tally.report()
}
