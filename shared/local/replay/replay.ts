import type { Finding } from '../../case/finding.ts'
import type { Policy } from '../../case/policy.ts'
import type { HistoryEntry } from '../../ports.ts'
import { formatInstant } from '../../time/instant.ts'
import { LocalService } from '../local-service.ts'
import { runInParts } from '../run-in-parts.ts'
import { Unfolding } from '../unfolding.ts'
import { replayPortfolio } from './replay-portfolio.ts'
import type { ReplayRow } from './replay-row.ts'

/** One contact, as the log has it: enough to check every claim of the report with other arithmetic. */
export interface LoggedContact {
  readonly at: string
  readonly borrower: string
  readonly loan: string | readonly string[]
  readonly channel: string
  readonly step: string
  readonly segments: number
  readonly findings: readonly object[]
}

/** Lets the history of the loans unfold in virtual time under the policy and returns every contact, in order. */
export async function replay(
  rows: readonly ReplayRow[],
  policy: Policy,
  onProgress: (done: number) => void = () => {},
): Promise<readonly LoggedContact[]> {
  const log: LoggedContact[] = []
  if (rows.length === 0) return log
  const { cases, future, start, end } = replayPortfolio(rows)
  const service = new LocalService({ start, policy })
  service.cases.onHistory((borrower, entry) => {
    if (entry.what === 'contact') log.push(logged(borrower, entry))
  })
  for (const caseFile of cases) service.cases.open(caseFile)
  const unfolding = new Unfolding(service, future)
  await runInParts(start, end, (instant) => unfolding.runUntil(instant), onProgress)
  return log
}

function logged(borrower: string, entry: Extract<HistoryEntry, { what: 'contact' }>): LoggedContact {
  const { at, message, steps, findings } = entry
  const loans = steps.map(({ loan }) => loan)
  const [only] = loans
  return {
    at: formatInstant(at),
    borrower,
    loan: only !== undefined && loans.length === 1 ? only : loans,
    channel: message.channel,
    step: steps[0]?.step ?? '',
    segments: message.segments ?? 0,
    findings: findings.map(loggedFinding),
  }
}

function loggedFinding({ from, until, ...finding }: Finding): object {
  return {
    ...finding,
    ...(from !== undefined && { from: formatInstant(from) }),
    ...(until !== undefined && { until: formatInstant(until) }),
  }
}
