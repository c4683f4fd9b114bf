import type { Hold } from '../case/hold.ts'
import type { PortfolioFact } from './portfolio-event.ts'
import { readContact } from './read-contact.ts'
import type { ReadContext } from './read-context.ts'
import { readArrangement, readArrangementAnswer, readHold, readPromise } from './read-hold.ts'
import { readOptOut } from './read-opt-out.ts'
import { readPayment } from './read-payment.ts'
import type { RowGroup } from './row-groups.ts'
import type { RowReferences } from './row-references.ts'

/** Rows that say something about a borrower or a loan that another row introduces. */
export type FactKind = 'opt-out' | 'hold' | 'promise' | 'arrangement' | 'arrangement-answer' | 'payment' | 'contact'

/** What such a row says; nothing where it has a problem, which is noted in the row. */
export function readFact(
  kind: FactKind,
  group: RowGroup,
  context: ReadContext,
  references: RowReferences,
): readonly PortfolioFact[] {
  const { row } = group
  if (kind === 'opt-out' && row.cells.borrower === undefined) return readStop(group, context, references)
  const borrower = references.introduced(row)
  if (borrower === undefined) return []
  switch (kind) {
    case 'opt-out':
      return readStop(group, context, references)
    case 'hold':
    case 'promise':
    case 'arrangement': {
      const value = readAnyHold(kind, group, context)
      return value !== undefined && references.isFirst(row, kind, value.id) ? [{ kind: 'hold', borrower, value }] : []
    }
    case 'arrangement-answer': {
      const value = readArrangementAnswer(row)
      return value !== undefined && references.isFirst(row, kind, value.id) ? [{ kind: 'hold', borrower, value }] : []
    }
    case 'payment': {
      const facts = readPayment(row, context)
      const [first] = facts
      if (first === undefined || !references.isFirst(row, 'payment', first.payment.id)) return []
      return facts.map(({ at, payment }) => ({ kind: 'payment', borrower, at, value: payment }))
    }
    case 'contact': {
      const value = readContact(row, context)
      return value !== undefined && references.isFirst(row, 'contact', value.id)
        ? [{ kind: 'contact', borrower, value }]
        : []
    }
  }
}

function readAnyHold(
  kind: 'hold' | 'promise' | 'arrangement',
  { row, parts }: RowGroup,
  context: ReadContext,
): Hold | undefined {
  switch (kind) {
    case 'hold':
      return readHold(row, context)
    case 'promise':
      return readPromise(row, context)
    case 'arrangement':
      return readArrangement(row, parts, context)
  }
}

function readStop({ row }: RowGroup, context: ReadContext, references: RowReferences): readonly PortfolioFact[] {
  const optOut = readOptOut(row, context)
  if (optOut === undefined) return []
  if ('closed' in optOut) return [{ kind: 'closed-point', borrower: optOut.borrower, value: optOut.closed }]
  if (!references.isFirst(row, 'hold', optOut.hold.id)) return []
  return [{ kind: 'hold', borrower: optOut.borrower, value: optOut.hold }]
}
