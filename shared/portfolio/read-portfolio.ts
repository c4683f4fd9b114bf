import { passOf } from './pass-of.ts'
import type { PortfolioEvent } from './portfolio-event.ts'
import type { LoadingPass, OpenPortfolio, PortfolioOptions } from './portfolio-options.ts'
import { PortfolioReading } from './portfolio-reading.ts'
import { type RowGroup, RowGroups } from './row-groups.ts'
import { type PortfolioScan, readBatches, scanPortfolio } from './scan-portfolio.ts'

/** What some rows say, in their order, and the line that each of it begins on. */
export interface PortfolioBatch {
  readonly pass: LoadingPass
  readonly events: readonly PortfolioEvent[]
  /** For each event the line of the row that it came from, or of the row which that one belongs to. */
  readonly lines: readonly number[]
}

/** A portfolio file that can be read as a whole, and what it says, a row at a time. */
export interface Portfolio {
  readonly scan: PortfolioScan
  /**
   * What the rows say, in batches: first holds, opt-outs, promises and arrangements; then borrowers, past contacts and
   * payments; the loans last, so that whoever loads them one by one never meets a loan before what protects its borrower.
   */
  readonly events: () => AsyncGenerator<PortfolioBatch>
}

/** Scans the file; raises PortfolioRefused, with nothing loaded, where the file as a whole can't be read. */
export async function readPortfolio(open: OpenPortfolio, options: PortfolioOptions): Promise<Portfolio> {
  const scan = await scanPortfolio(open, options)
  return { scan, events: () => events(open, options, scan) }
}

async function* events(
  open: OpenPortfolio,
  options: PortfolioOptions,
  scan: PortfolioScan,
): AsyncGenerator<PortfolioBatch> {
  const reading = new PortfolioReading(scan, options)
  const protects = [...scan.kinds].some((kind) => passOf(kind) === 'protections')
  const passes: readonly LoadingPass[] = protects ? ['protections', 'people', 'loans'] : ['people', 'loans']
  for (const pass of passes) {
    const groups = new RowGroups()
    for await (const { rows } of readBatches(open, scan.encoding, pass, options)) {
      await reading.prepare(rows, pass)
      yield batchOf(
        rows.flatMap((row) => groups.take(row) ?? []),
        reading,
        pass,
      )
    }
    const last = groups.end()
    if (last !== undefined) yield batchOf([last], reading, pass)
  }
}

function batchOf(groups: readonly RowGroup[], reading: PortfolioReading, pass: LoadingPass): PortfolioBatch {
  const events: PortfolioEvent[] = []
  const lines: number[] = []
  for (const group of groups) {
    for (const event of reading.read(group, pass)) {
      events.push(event)
      lines.push(group.row.line)
    }
  }
  return { pass, events, lines }
}
