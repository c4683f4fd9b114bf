import type { Instant } from '../time/instant.ts'
import type { Encoding } from './encoding.ts'
import type { PortfolioFact, RefusedRow } from './portfolio-event.ts'
import type { OpenPortfolio, PortfolioOptions } from './portfolio-options.ts'
import { readPortfolio } from './read-portfolio.ts'
import { refusedHeader, refusedLine } from './refused-rows.ts'
import type { RowProblem } from './row.ts'

export interface PortfolioSink {
  /** Stores a fact. Facts of one file come in an order that is safe to store them in one by one. */
  load(fact: PortfolioFact): void | Promise<void>
  /** Takes the text of the file of refused rows, piece by piece; never called when no row is refused. */
  refuse?(text: string): void | Promise<void>
}

export interface ImportReport {
  readonly form: 'csv' | 'ndjson'
  readonly encoding: Encoding
  readonly asOf: Instant
  readonly rows: number
  /** Facts by kind. */
  readonly loaded: Readonly<Record<PortfolioFact['kind'], number>>
  /** Rows that were refused. */
  readonly refused: number
  /** The first problems, by line; the file of refused rows has all. */
  readonly problems: readonly (RowProblem & { readonly line: number })[]
}

const MOST_PROBLEMS = 1000

/** Loads the good rows and hands back the bad ones. Raises PortfolioRefused before anything is loaded. */
export async function importPortfolio(
  open: OpenPortfolio,
  options: PortfolioOptions,
  sink: PortfolioSink,
): Promise<ImportReport> {
  const { scan, events } = await readPortfolio(open, options)
  const loaded = { borrower: 0, hold: 0, 'closed-point': 0, contact: 0, payment: 0, loan: 0 }
  const problems: (RowProblem & { line: number })[] = []
  let refused = 0
  for await (const batch of events()) {
    for (const event of batch) {
      if (event.kind === 'refused') {
        if (refused === 0) await sink.refuse?.(refusedHeader(scan.form))
        refused += 1
        await sink.refuse?.(refusedLine(event, scan.form))
        note(event, problems)
        continue
      }
      loaded[event.kind] += 1
      const stored = sink.load(event)
      // Awaiting what is done already costs more than reading the row.
      if (stored !== undefined) await stored
    }
  }
  problems.sort((a, b) => a.line - b.line)
  const { encoding, asOf, rows, form } = scan
  return { form: form.is, encoding, asOf, rows, loaded, refused, problems }
}

function note({ line, problems: found }: RefusedRow, problems: (RowProblem & { line: number })[]): void {
  if (problems.length < MOST_PROBLEMS) problems.push(...found.map((problem) => ({ line, ...problem })))
}
