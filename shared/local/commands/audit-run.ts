import { auditCase, type Period } from '../../audit/audit-case.ts'
import type { AuditRecord } from '../../audit/audit-record.ts'
import type { AuditHead } from '../../audit/report/audit-head.ts'
import type { Format } from '../../audit/report/report.ts'
import { writeReport } from '../../commands/report-file.ts'
import { UsageError } from '../../commands/run-command.ts'
import { wholeNumber } from '../../commands/whole-number.ts'
import { DAY } from '../../time/instant.ts'
import { localPolicy } from '../local-policy.ts'
import { ProgressBar } from '../progress-bar.ts'
import { runInParts } from '../run-in-parts.ts'
import { Simulation } from '../simulation.ts'
import { actorNamed } from './actor-named.ts'
import { loadPortfolio } from './load-portfolio.ts'
import { strategyNamed } from './strategy-named.ts'

export interface AuditRunArguments {
  readonly portfolio?: string | undefined
  readonly 'as-of'?: string | undefined
  readonly encoding?: string | undefined
  readonly strategy?: string | undefined
  readonly actor?: string | undefined
  readonly days?: string | undefined
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
  const { strategy = 'gentle', actor = 'first-party', borrower } = args
  const days = wholeNumber('--days', args.days ?? '60', 1, 3_650)
  const policy = localPolicy({ strategy: await strategyNamed(strategy), actor: actorNamed(actor) })
  const { portfolio, encoding } = args
  const { cases, later, start } = await loadPortfolio({ portfolio, encoding, 'as-of': args['as-of'] })
  const chosen = borrower === undefined ? cases : cases.filter((caseFile) => caseFile.borrower.id === borrower)
  if (chosen.length === 0) throw new UsageError(`There is no borrower ${borrower} in the portfolio; look at the id.`)
  const future = later.filter((fact) => borrower === undefined || fact.borrower === borrower)
  const until = start + days * DAY
  const simulation = new Simulation({ cases: chosen, future, policy, start, until, uncounted: true })
  const bar = new ProgressBar('Reminding', process.stderr)
  await runInParts(
    start,
    until,
    (instant) => simulation.runUntil(instant),
    (done) => bar.show(done),
  )
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
