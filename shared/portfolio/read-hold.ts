import { acknowledgeArrangement } from '../arrangements/acknowledge-arrangement.ts'
import { CHANNELS } from '../case/channel.ts'
import { type Hold, PLAIN_HOLD_KINDS } from '../case/hold.ts'
import type { Instant } from '../time/instant.ts'
import type { ReadContext } from './read-context.ts'
import { readInstalments } from './read-loan.ts'
import { readLoanRef } from './read-loan-ref.ts'
import { readBeginning, readDay, readEnd, readInstant } from './read-times.ts'
import { readAmount, readBorrowerId, readChoice, readId, readText } from './read-values.ts'
import { type Row, refuse } from './row.ts'

/** The kinds that a file may state; a pause follows upon a reply and exists only here. */
const KINDS = [...PLAIN_HOLD_KINDS.filter((kind) => kind !== 'pause'), 'represented'] as const

/** A hold that keeps contact away from all, a loan or a channel. */
export function readHold(row: Row, context: ReadContext): Hold | undefined {
  const borrower = readBorrowerId(row)
  const kind = readChoice(row, 'kind', KINDS)
  const scope = readScope(row, borrower, context)
  const base = readBase(row, 'hold')
  const representative = kind === 'represented' ? readText(row, 'representative', 200) : undefined
  if (kind === undefined || scope === undefined || base === undefined || row.problems.length > 0) return undefined
  if (kind !== 'represented') return { kind, ...base, scope }
  return representative === undefined ? undefined : { kind, ...base, scope, representative }
}

export function readPromise(row: Row, context: ReadContext): Hold | undefined {
  const { loan, currency } = readLoanRef(row, readBorrowerId(row), context)
  const base = readBase(row, 'promise')
  const amount = readAmount(row, 'amount', currency)
  const dueOn = readDay(row, 'dueOn')
  if (base === undefined || loan === undefined || amount === undefined || dueOn === undefined) return undefined
  return row.problems.length > 0
    ? undefined
    : { kind: 'promise', ...base, scope: { of: 'loan', loan }, loan, amount, dueOn }
}

export function readArrangement(row: Row, parts: readonly Row[], context: ReadContext): Hold | undefined {
  const { loan, currency } = readLoanRef(row, readBorrowerId(row), context)
  const base = readBase(row, 'arrangement')
  const instalments = readInstalments(row, parts, currency)
  if (parts.length === 0) {
    refuse(row, 'arrangement', 'The arrangement has no instalments.', 'Write instalment rows directly below it.')
  }
  if (base === undefined || loan === undefined || row.problems.length > 0) return undefined
  return { kind: 'arrangement', ...base, scope: { of: 'loan', loan }, loan, instalments }
}

export function readArrangementAnswer(row: Row): Hold | undefined {
  const loan = readId(row, 'loan')
  const arrangement = readId(row, 'arrangement')
  const says = readChoice(row, 'answer', ['confirmed', 'rejected'])
  const at = readInstant(row, 'at')
  const source = row.cells.source === undefined ? 'import' : readText(row, 'source', 64)
  if (arrangement === undefined || loan === undefined || row.problems.length > 0) return undefined
  if (says === undefined || at === undefined || source === undefined) return undefined
  return acknowledgeArrangement({ arrangement, loan, says, at, source })
}

function readScope(row: Row, borrower: string | undefined, context: ReadContext): Hold['scope'] | undefined {
  if (row.cells.loan !== undefined && row.cells.channel !== undefined) {
    return refuse(
      row,
      'channel',
      'The hold covers a loan and a channel.',
      'Give one of them; give neither to cover everything.',
    )
  }
  if (row.cells.channel !== undefined) {
    const channel = readChoice(row, 'channel', CHANNELS)
    return channel && { of: 'channel', channel }
  }
  if (row.cells.loan === undefined) return { of: 'all' }
  const { loan } = readLoanRef(row, borrower, context)
  return loan === undefined ? undefined : { of: 'loan', loan }
}

interface HoldBase {
  readonly id: string
  readonly from: Instant
  readonly until?: Instant
  readonly source: string
}

function readBase(row: Row, idColumn: 'hold' | 'promise' | 'arrangement'): HoldBase | undefined {
  const id = readId(row, idColumn)
  const from = readBeginning(row, 'from')
  const until = row.cells.until === undefined ? undefined : readEnd(row, 'until')
  const source = row.cells.source === undefined ? 'import' : readText(row, 'source', 64)
  if (from !== undefined && until !== undefined && until <= from) {
    refuse(row, 'until', 'The hold ends before it begins.', 'Correct from or until.')
  }
  if (id === undefined || from === undefined || source === undefined) return undefined
  return { id, from, ...(until !== undefined && { until }), source }
}
