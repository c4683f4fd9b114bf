import { passOf } from './pass-of.ts'
import type { LoadingPass } from './portfolio-options.ts'
import { list } from './read-values.ts'
import { kindOf, type Row } from './row.ts'
import type { RowReferences } from './row-references.ts'
import type { PortfolioScan } from './scan-portfolio.ts'

/** The borrowers whom rows of this pass speak of, and of whom the file does not say enough to read those rows. */
export function* strangersIn(
  rows: readonly Row[],
  pass: LoadingPass,
  scan: PortfolioScan,
  references: RowReferences,
): Generator<string> {
  for (const row of rows) {
    const { borrower, loan } = row.cells
    const kind = kindOf(row)
    if (borrower === undefined || kind === undefined || passOf(kind) !== pass) continue
    if (kind === 'loan') {
      if (!references.hasLoaded(borrower)) yield borrower
      continue
    }
    const stranger = !scan.borrowers.has(borrower)
    const strangeLoan =
      loan !== undefined && list(row, 'loan').some((id) => scan.currencyOf(borrower, id) === undefined)
    if (stranger || strangeLoan) yield borrower
  }
}
