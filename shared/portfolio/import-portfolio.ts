import { type ImportReport, ImportTally } from './import-tally.ts'
import type { PortfolioFact } from './portfolio-event.ts'
import type { OpenPortfolio, PortfolioOptions } from './portfolio-options.ts'
import { readPortfolio } from './read-portfolio.ts'
import { refusedHeader, refusedLine } from './refused-rows.ts'

export interface PortfolioSink {
  /** Stores a fact. Facts of one file come in an order that is safe to store them in one by one. */
  load(fact: PortfolioFact): void | Promise<void>
  /** Takes the text of the file of refused rows, piece by piece; never called when no row is refused. */
  refuse?(text: string): void | Promise<void>
}

/** Loads the good rows and hands back the bad ones. Raises PortfolioRefused before anything is loaded. */
export async function importPortfolio(
  open: OpenPortfolio,
  options: PortfolioOptions,
  sink: PortfolioSink,
): Promise<ImportReport> {
  const { scan, events } = await readPortfolio(open, options)
  const tally = new ImportTally()
  for await (const batch of events()) {
    for (const event of batch.events) {
      if (event.kind === 'refused') {
        if (tally.refused === 0) await sink.refuse?.(refusedHeader(scan))
        await sink.refuse?.(refusedLine(event, scan))
        tally.refuse(event)
        continue
      }
      tally.load(event)
      const stored = sink.load(event)
      // Awaiting what is done already costs more than reading the row.
      if (stored !== undefined) await stored
    }
  }
  return tally.report(scan)
}
