import type { Instalment, Loan, LoanStatus } from '../case/loan.ts'
import { readCurrency } from './read-codes.ts'
import type { ReadContext } from './read-context.ts'
import { readDay } from './read-times.ts'
import { readAmount, readId } from './read-values.ts'
import { mayBePersonal, needed, type Row, refuse } from './row.ts'
import { englishStatusWords } from './status-words.ts'

/** A loan from its row; `parts` are the instalments below it or inline. */
export function readLoan(row: Row, parts: readonly Row[], context: ReadContext): Loan | undefined {
  const id = readId(row, 'loan')
  const product = row.cells.product === undefined ? undefined : readId(row, 'product')
  const currency = readCurrency(row)
  const status = readStatus(row, context)
  const openedOn = row.cells.openedOn === undefined ? undefined : readDay(row, 'openedOn')
  const instalments = parts.length === 0 ? readSingle(row, currency) : readInstalments(row, parts, currency)
  if (id === undefined || currency === undefined || status === undefined || row.problems.length > 0) return undefined
  return {
    id,
    ...(product !== undefined && { product }),
    currency,
    status,
    instalments,
    ...(openedOn !== undefined && { openedOn }),
    sourceVersion: context.asOf,
  }
}

function readStatus(row: Row, { statusOf }: ReadContext): LoanStatus | undefined {
  const word = needed(row, 'status')
  if (word === undefined) return undefined
  const status = statusOf(word)
  if (status !== undefined) return status
  // A word of letters is a status that we don't know; anything else may have slipped in from another column.
  const name = /^[\p{L} _-]{1,30}$/u.test(word) && !mayBePersonal(word) ? `"${word}"` : 'This status'
  return refuse(row, 'status', `${name} is not a status that is known.`, `Use one of: ${englishStatusWords()}.`)
}

function readSingle(row: Row, currency: string | undefined): Instalment[] {
  const id = row.cells.instalment === undefined ? '1' : readId(row, 'instalment')
  const dueOn = readDay(row, 'dueOn')
  const amount = readAmount(row, 'amountDue', currency)
  return id === undefined || dueOn === undefined || amount === undefined ? [] : [{ id, dueOn, amount }]
}

/** Fifty years of months; with ids of the longest, an item of the store holds a few thousand. */
export const MOST_INSTALMENTS = 600

/** The instalments of a loan or an arrangement; a problem in one of them refuses the whole. */
export function readInstalments(row: Row, parts: readonly Row[], currency: string | undefined): Instalment[] {
  const owner = row.cells.record === 'arrangement' ? 'arrangement' : 'loan'
  if (row.cells.amountDue !== undefined || row.cells.dueOn !== undefined) {
    refuse(
      row,
      'amountDue',
      'The loan has an amount of its own and instalments.',
      'Leave amountDue and dueOn empty, or remove the instalments.',
    )
  }
  if (parts.length > MOST_INSTALMENTS) {
    refuse(
      row,
      'instalment',
      `This ${owner} has more than ${MOST_INSTALMENTS} instalments.`,
      'Leave out those long past.',
    )
    return []
  }
  const instalments: Instalment[] = []
  for (const part of parts) {
    const id = readId(part, 'instalment')
    const dueOn = readDay(part, 'dueOn')
    const amount = readAmount(part, 'amountDue', currency)
    if (id === undefined || dueOn === undefined || amount === undefined || part.problems.length > 0) continue
    const last = instalments.at(-1)
    if (instalments.some((other) => other.id === id)) {
      refuse(
        part,
        'instalment',
        `This ${owner} has an instalment of this id already.`,
        'Give each instalment an id of its own.',
      )
    } else if (last !== undefined && last.dueOn > dueOn) {
      refuse(
        part,
        'dueOn',
        'The instalment is due before the one above it.',
        'Write instalments in order of their due days.',
      )
    } else instalments.push({ id, dueOn, amount })
  }
  const wrong = parts.find((part) => part.problems.length > 0)
  if (wrong?.line === row.line) for (const { field, problem, mend } of wrong.problems) refuse(row, field, problem, mend)
  else if (wrong !== undefined) {
    refuse(
      row,
      'instalment',
      `The instalment on line ${wrong.line} can't be read.`,
      'Mend that line; without it the amounts would be wrong.',
    )
  }
  return instalments
}
