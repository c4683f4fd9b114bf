import type { ArrangementAnswer } from '../case/hold.ts'
import type { Instant } from '../time/instant.ts'

/** What the core system says to an arrangement that a borrower accepted here. */
export interface Acknowledgement {
  readonly arrangement: string
  readonly loan: string
  readonly says: ArrangementAnswer['says']
  /** When the core system decided so; of two answers the one with the later instant counts. */
  readonly at: Instant
  /** Where it came from: `import`, `agent`, the name of the core system. */
  readonly source: string
}

/**
 * The answer as a fact of the case, which intake stores like any hold. It may come before the arrangement itself is known, twice, or
 * after another: what it changes is computed at every decision.
 */
export function acknowledgeArrangement({ arrangement, loan, says, at, source }: Acknowledgement): ArrangementAnswer {
  const scope = { of: 'loan', loan } as const
  return { kind: 'arrangement-answer', id: arrangement, scope, from: at, source, loan, arrangement, says }
}
