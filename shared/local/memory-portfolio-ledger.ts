import type { PortfolioLedger, SegmentCounts } from '../sweep/portfolio-ledger.ts'

/** What sweeps counted, in memory. */
export class MemoryPortfolioLedger implements PortfolioLedger {
  readonly #segments = new Map<number, SegmentCounts>()

  count(counts: SegmentCounts): Promise<void> {
    this.#segments.set(counts.segment, counts)
    return Promise.resolve()
  }

  counted(): Promise<readonly SegmentCounts[]> {
    return Promise.resolve([...this.#segments.values()])
  }
}
