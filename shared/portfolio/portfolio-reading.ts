import { BorrowerPrints } from './borrower-prints.ts'
import { checkPart, checkRow } from './check-row.ts'
import { KnownCases } from './known-cases.ts'
import { LineSet } from './line-set.ts'
import { passOf } from './pass-of.ts'
import type { PortfolioEvent } from './portfolio-event.ts'
import type { LoadingPass, PortfolioOptions } from './portfolio-options.ts'
import { readBorrower } from './read-borrower.ts'
import type { ReadContext } from './read-context.ts'
import { readFact } from './read-fact.ts'
import { readLoan } from './read-loan.ts'
import { INLINE_BORROWER, type RecordKind } from './record-kinds.ts'
import { kindOf, type Row, refuse } from './row.ts'
import type { RowGroup } from './row-groups.ts'
import { RowReferences } from './row-references.ts'
import type { PortfolioScan } from './scan-portfolio.ts'
import { statusReader } from './status-words.ts'
import { strangersIn } from './strangers.ts'

/** Understands the groups of a scanned file, pass by pass, and remembers what it needs to tell good rows from bad ones. */
export class PortfolioReading {
  readonly #context: ReadContext
  readonly #scan: PortfolioScan
  readonly #known: KnownCases
  readonly #references: RowReferences
  readonly #prints = new BorrowerPrints()
  readonly #refused = new LineSet()
  #events: PortfolioEvent[] = []

  constructor(scan: PortfolioScan, { hashPoint, statusWords, lookUp }: PortfolioOptions) {
    // A full file is complete by its own word; only a delta may speak of whom it does not introduce.
    const known = new KnownCases(scan.importKind === 'delta' ? lookUp : undefined)
    const currencyOf: ReadContext['currencyOf'] = (borrower, loan) =>
      scan.currencyOf(borrower, loan) ?? known.currencyOf(borrower, loan)
    this.#context = { asOf: scan.asOf, hashPoint, statusOf: statusReader(statusWords), currencyOf }
    this.#scan = scan
    this.#known = known
    this.#references = new RowReferences(scan, known)
  }

  /** Looks up the borrowers of rows that are about to be read, where they are not of the file. */
  async prepare(rows: readonly Row[], pass: LoadingPass): Promise<void> {
    if (this.#known.asks) await this.#known.learn(strangersIn(rows, pass, this.#scan, this.#references))
  }

  read(group: RowGroup, pass: LoadingPass): readonly PortfolioEvent[] {
    this.#events = []
    const { row } = group
    const unreadable = row.problems.length > 0
    const kind = unreadable ? undefined : kindOf(row)
    if (kind === 'loan') this.#readLoanRow(group, pass)
    else if (passOf(kind) === pass) {
      if (!unreadable) this.#check(group)
      if (kind !== undefined && row.problems.length === 0) this.#readKind(kind, group)
      this.#settle(group)
    }
    return this.#events
  }

  #check({ row, parts }: RowGroup): void {
    checkRow(row, this.#scan)
    for (const part of parts) checkPart(part, row, this.#scan)
  }

  #readKind(kind: Exclude<RecordKind, 'loan'>, group: RowGroup): void {
    const { row } = group
    switch (kind) {
      case 'portfolio':
        return
      case 'borrower':
        this.#readBorrowerRow(group)
        return
      case 'contact-point':
        refuse(
          row,
          'record',
          'The contact-point row follows no borrower row.',
          "Write it directly below its borrower's row.",
        )
        return
      case 'instalment':
        refuse(
          row,
          'record',
          'The instalment row follows no loan or arrangement row.',
          "Write it directly below its loan's row.",
        )
        return
      default:
        this.#events.push(...readFact(kind, group, this.#context, this.#references))
    }
  }

  #readBorrowerRow({ row, parts }: RowGroup): void {
    const value = readBorrower(row, parts, this.#context)
    if (value === undefined) return
    const line = this.#references.loadBorrower(value.id, row.line)
    if (line !== undefined) {
      refuse(row, 'borrower', `The file has a borrower of this id on line ${line} already.`, 'Keep one of the two.')
      return
    }
    this.#prints.compare(value.id, row)
    this.#events.push({ kind: 'borrower', borrower: value.id, value })
  }

  /** A loan's row that carries its borrower is understood whole with the people, so that all its problems come at once. */
  #readLoanRow(group: RowGroup, pass: LoadingPass): void {
    const { row, parts } = group
    const inline = INLINE_BORROWER.some((column) => row.cells[column] !== undefined)
    if (pass === 'people' && inline) {
      this.#check(group)
      this.#readInlineBorrower(group)
      if (row.problems.length > 0) this.#settle(group)
    } else if (pass === 'loans' && !this.#refused.has(row.line)) {
      if (!inline) this.#check(group)
      const borrower = this.#references.loaded(row)
      const value = readLoan(row, parts, this.#context)
      if (borrower !== undefined && value !== undefined && this.#references.isFirst(row, 'loan', value.id)) {
        this.#events.push({ kind: 'loan', borrower, value })
      }
      this.#settle(group)
    }
  }

  #readInlineBorrower({ row, parts }: RowGroup): void {
    const value = readBorrower(row, [], this.#context)
    readLoan(row, parts, this.#context)
    if (value === undefined || row.problems.length > 0) return
    const before = this.#prints.compare(value.id, row)
    if (typeof before === 'object') {
      const problem = `${before.field} differs from the borrower's row on line ${before.line}.`
      refuse(row, before.field, problem, "Write the borrower's columns alike in every row.")
    } else if (this.#references.loadBorrower(value.id, row.line) === undefined) {
      this.#events.push({ kind: 'borrower', borrower: value.id, value })
    }
  }

  /** Reports what was found wrong in a group; a part falls with its whole. */
  #settle({ row, parts }: RowGroup): void {
    const fell = row.problems.length > 0
    if (fell) this.#report(row)
    for (const part of parts) {
      if (part.line === row.line) continue
      if (fell && part.problems.length === 0) {
        refuse(part, 'row', `The row on line ${row.line}, which it belongs to, was refused.`, 'Mend that row.')
      }
      if (part.problems.length > 0) this.#report(part)
    }
  }

  #report({ line, original, problems }: Row): void {
    this.#refused.add(line)
    this.#events.push({ kind: 'refused', line, original, problems })
  }
}
