import type { PortfolioEvent } from './portfolio-event.ts'
import type { LoadingPass, OpenPortfolio, PortfolioOptions } from './portfolio-options.ts'
import { PortfolioReading, passOf } from './portfolio-reading.ts'
import { RowGroups } from './row-groups.ts'
import { type PortfolioScan, readBatches, scanPortfolio } from './scan-portfolio.ts'

/** A portfolio file that can be read as a whole, and what it says, a row at a time. */
export interface Portfolio {
  readonly scan: PortfolioScan
  /**
   * What the rows say, in batches: first holds, opt-outs, promises and arrangements; then borrowers, past contacts and
   * payments; the loans last, so that whoever loads them one by one never meets a loan before what protects its borrower.
   */
  readonly events: () => AsyncGenerator<readonly PortfolioEvent[]>
}

/** Scans the file; raises PortfolioRefused, with nothing loaded, where the file as a whole can't be read. */
export async function readPortfolio(open: OpenPortfolio, options: PortfolioOptions): Promise<Portfolio> {
  const scan = await scanPortfolio(open, options)
  return { scan, events: () => events(open, options, scan) }
}

async function* events(open: OpenPortfolio, options: PortfolioOptions, scan: PortfolioScan) {
  const reading = new PortfolioReading(scan, options)
  const protects = [...scan.kinds].some((kind) => passOf(kind) === 'protections')
  const passes: readonly LoadingPass[] = protects ? ['protections', 'people', 'loans'] : ['people', 'loans']
  for (const pass of passes) {
    const groups = new RowGroups()
    for await (const { rows } of readBatches(open, scan.encoding, pass, options)) {
      const found: PortfolioEvent[] = []
      for (const row of rows) {
        const group = groups.take(row)
        if (group !== undefined) found.push(...reading.read(group, pass))
      }
      yield found
    }
    const last = groups.end()
    if (last !== undefined) yield reading.read(last, pass)
  }
}
