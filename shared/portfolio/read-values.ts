import { borrowerIdSchema, idSchema } from '../case/borrower.ts'
import type { MinorUnits } from '../case/money.ts'
import { mendAmount, minorUnits } from './amount.ts'
import type { Column } from './columns.ts'
import { needed, type Row, refuse, shown } from './row.ts'

/** A cell as a value of the domain; each reader notes a problem in the row and answers undefined where it can't. */

export function readId(row: Row, column: Column): string | undefined {
  const text = needed(row, column)
  if (text === undefined || idSchema.safeParse(text).success) return text
  return refuse(row, column, `${shown(row, column)} is not an id.`, ID_MEND)
}

const ID_MEND = 'An id has 1 to 64 letters, digits, dots, dashes and underscores, and begins with a letter or a digit.'

export function readBorrowerId(row: Row): string | undefined {
  const text = needed(row, 'borrower')
  if (text === undefined || borrowerIdSchema.safeParse(text).success) return text
  const personal = text.includes('@') || /^\+?[\d\s().-]{7,}[Xx]?$/.test(text)
  return personal
    ? refuse(
        row,
        'borrower',
        'The id reads like a phone number, an email address or a national id.',
        'Use an opaque id, for example a keyed hash.',
      )
    : refuse(row, 'borrower', 'This borrower is not an id.', ID_MEND)
}

export function readAmount(
  row: Row,
  column: 'amount' | 'amountDue',
  currency: string | undefined,
): MinorUnits | undefined {
  const text = needed(row, column)
  if (text === undefined || currency === undefined) return undefined
  const amount = minorUnits(text, currency)
  if (typeof amount === 'number') return amount
  const fault = {
    negative: 'is negative',
    'not-an-amount': 'is not an amount',
    'too-many-decimals': 'has too many decimals',
  }
  return refuse(row, column, `${shown(row, column)} ${fault[amount]}.`, mendAmount(amount, currency))
}

export function readChoice<Choice extends string>(
  row: Row,
  column: Column,
  choices: readonly Choice[],
): Choice | undefined {
  const text = needed(row, column)
  if (text === undefined) return undefined
  const choice = choices.find((known) => known === text.toLowerCase())
  if (choice !== undefined) return choice
  return refuse(
    row,
    column,
    `${shown(row, column)} is not a ${column} that is known.`,
    `Use one of: ${choices.join(', ')}.`,
  )
}

/** A choice that may be left empty. */
export function readOptional<Choice extends string>(
  row: Row,
  column: Column,
  choices: readonly Choice[],
): Choice | undefined {
  return row.cells[column] === undefined ? undefined : readChoice(row, column, choices)
}

/** Free text of limited length. */
export function readText(row: Row, column: Column, longest: number): string | undefined {
  const text = needed(row, column)
  if (text === undefined || text.length <= longest) return text
  return refuse(row, column, `${column} is longer than ${longest} characters.`, 'Shorten it.')
}

/** More languages, zones or loans than anyone has in a cell. */
const MOST_LISTED = 50

/** The parts of a cell that holds a list, of which there are only so many; empty where the cell is. */
export function readList(row: Row, column: Column): string[] {
  const parts = list(row, column)
  if (parts.length <= MOST_LISTED) return parts
  refuse(row, column, `${column} lists more than ${MOST_LISTED}.`, 'Shorten it.')
  return []
}

/** The parts of a cell that holds a list; empty where the cell is. */
export function list(row: Row, column: Column): string[] {
  const text = row.cells[column]
  if (text === undefined) return []
  if (!/[;\s]/.test(text)) return [text]
  return text.split(/[;\s]+/).filter((part) => part !== '')
}
