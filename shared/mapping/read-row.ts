import type { HashPoint } from '../portfolio/hash-point.ts'
import type { PortfolioFact } from '../portfolio/portfolio-event.ts'
import { readBorrower } from '../portfolio/read-borrower.ts'
import { readCurrency } from '../portfolio/read-codes.ts'
import type { ReadContext } from '../portfolio/read-context.ts'
import { readHold } from '../portfolio/read-hold.ts'
import { readLoan } from '../portfolio/read-loan.ts'
import { readOptOut } from '../portfolio/read-opt-out.ts'
import { readPayment } from '../portfolio/read-payment.ts'
import { readBorrowerId } from '../portfolio/read-values.ts'
import { INLINE_BORROWER } from '../portfolio/record-kinds.ts'
import type { Row } from '../portfolio/row.ts'
import { statusReader } from '../portfolio/status-words.ts'
import type { Instant } from '../time/instant.ts'
import type { MappedRecord } from './mapping-schema.ts'

export interface Seen {
  /** Tells the newer of two images of one thing. */
  readonly version: Instant
  /** When the image came to be known. */
  readonly at: Instant
  readonly hashPoint: HashPoint
}

const statusOf = statusReader()

/** What a row built from an image says; its problems are noted in it. */
export function readRow(record: MappedRecord, row: Row, seen: Seen): readonly PortfolioFact[] {
  const context: ReadContext = {
    asOf: seen.at,
    hashPoint: seen.hashPoint,
    statusOf,
    // An image stands for itself: its loan is known by its currency, which a hold needs not have.
    currencyOf: () => row.cells.currency ?? 'unreadable',
  }
  const facts = factsOf(record, row, context)
  return row.problems.length > 0 ? [] : facts.map((fact) => stamped(fact, seen))
}

function factsOf(record: MappedRecord, row: Row, context: ReadContext): readonly PortfolioFact[] {
  switch (record) {
    case 'borrower':
      return borrowerIn(row, context)
    case 'loan': {
      const inline = INLINE_BORROWER.some((column) => row.cells[column] !== undefined)
      const borrower = inline ? borrowerIn(row, context) : []
      const id = readBorrowerId(row)
      const value = readLoan(row, row.instalments, context)
      return id === undefined || value === undefined ? [] : [...borrower, { kind: 'loan', borrower: id, value }]
    }
    case 'payment': {
      const { borrower } = row.cells
      if (borrower === undefined || readCurrency(row) === undefined) return []
      // What is expected to happen later comes as a later image.
      const known = readPayment(row, context).findLast(({ at }) => at <= context.asOf)
      return known === undefined ? [] : [{ kind: 'payment', borrower, at: known.at, value: known.payment }]
    }
    case 'hold': {
      const { borrower } = row.cells
      const value = readHold(row, { ...context, currencyOf: () => 'XXX' })
      return borrower === undefined || value === undefined ? [] : [{ kind: 'hold', borrower, value }]
    }
    case 'opt-out': {
      const optOut = readOptOut(row, context)
      if (optOut === undefined) return []
      return 'closed' in optOut
        ? [{ kind: 'closed-point', borrower: optOut.borrower, value: optOut.closed }]
        : [{ kind: 'hold', borrower: optOut.borrower, value: optOut.hold }]
    }
  }
}

function borrowerIn(row: Row, context: ReadContext): readonly PortfolioFact[] {
  const value = readBorrower(row, [], context)
  return value === undefined ? [] : [{ kind: 'borrower', borrower: value.id, value }]
}

/** Facts carry the image's version; a loan also says since when that is known. */
function stamped(fact: PortfolioFact, { version, at }: Seen): PortfolioFact {
  switch (fact.kind) {
    case 'borrower':
      return { ...fact, value: { ...fact.value, sourceVersion: version } }
    case 'loan':
      return { ...fact, value: { ...fact.value, sourceVersion: version, asOf: at } }
    case 'payment':
      return { ...fact, value: { ...fact.value, sourceVersion: version } }
    default:
      return fact
  }
}
