import { auditCase, type Period } from '../../audit/audit-case.ts'
import type { AuditRecord } from '../../audit/audit-record.ts'
import type { AuditHead } from '../../audit/report/audit-head.ts'
import type { Format } from '../../audit/report/report.ts'
import { writeReport } from '../../commands/report-file.ts'
import { UsageError } from '../../commands/run-command.ts'
import { Simulation } from '../simulation.ts'
import { loadRun, type RunArguments } from './load-run.ts'
import { runToEnd } from './run-to-end.ts'

export interface AuditRunArguments extends RunArguments {
  readonly borrower: string | undefined
}

export interface AuditedRun {
  readonly simulation: Simulation
  readonly head: AuditHead
}

/** Audits a run of the simulation: what would have happened to a portfolio, in the form in which a stage's history is told. */
export async function auditRun(
  args: AuditRunArguments,
  { period, format, out }: { readonly period: Period; readonly format: Format; readonly out: string | undefined },
): Promise<void> {
  const { simulation, head } = await runToAudit(args)
  await writeReport(format, out, head, recordsOf(simulation, period))
}

/** Lets a portfolio run in virtual time, for whoever wants to know what would have happened. */
export async function runToAudit(args: AuditRunArguments): Promise<AuditedRun> {
  const { borrower } = args
  const { cases, later, policy, start, until } = await loadRun(args)
  const chosen = borrower === undefined ? cases : cases.filter((caseFile) => caseFile.borrower.id === borrower)
  if (chosen.length === 0) throw new UsageError(`There is no borrower ${borrower} in the portfolio; look at the id.`)
  const future = later.filter((fact) => borrower === undefined || fact.borrower === borrower)
  const simulation = new Simulation({ cases: chosen, future, policy, start, until, uncounted: true })
  await runToEnd(simulation)
  const head = {
    title: borrower === undefined ? 'Audit of a simulated portfolio' : `Audit of borrower ${borrower}, simulated`,
    about: [`Strategy ${policy.versions.strategy}; packs ${policy.versions.packs}.`, 'Virtual time: nothing was sent.'],
  }
  return { simulation, head }
}

function* recordsOf({ service: { cases }, policy }: Simulation, period: Period): Generator<AuditRecord> {
  for (const id of cases.borrowers()) {
    const caseFile = cases.peek(id)
    if (caseFile !== undefined) yield* auditCase(caseFile, cases.history(id), policy, period)
  }
}
