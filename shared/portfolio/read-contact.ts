import { CHANNELS, PURPOSES, TONES } from '../case/channel.ts'
import type { RecentContact } from '../case/plan.ts'
import { countryOf, readEmail, readPhone } from './address.ts'
import type { ReadContext } from './read-context.ts'
import { readInstant } from './read-times.ts'
import { list, readBorrowerId, readChoice, readId } from './read-values.ts'
import { type Row, refuse } from './row.ts'

const OUTCOMES = ['sent', 'delivered', 'unknown', 'failed'] as const

/** A contact that was made elsewhere: it counts for the caps, and is no contact from us. */
export function readContact(row: Row, { asOf, hashPoint, currencyOf }: ReadContext): RecentContact | undefined {
  const borrower = readBorrowerId(row)
  const id = readId(row, 'contact')
  const at = readInstant(row, 'at')
  const channel = readChoice(row, 'channel', CHANNELS)
  const address = readPhone(row, countryOf(row)) ?? readEmail(row)
  const purpose = row.cells.purpose === undefined ? 'overdue' : readChoice(row, 'purpose', PURPOSES)
  const tone = row.cells.tone === undefined ? 'neutral' : readChoice(row, 'tone', TONES)
  const outcome = row.cells.outcome === undefined ? 'sent' : readChoice(row, 'outcome', OUTCOMES)
  const loans = list(row, 'loan')
  if (borrower !== undefined && loans.some((loan) => currencyOf(borrower, loan) === undefined)) {
    refuse(row, 'loan', 'The borrower has no such loan in this file.', 'Correct the id, or leave loan empty.')
  }
  if (at !== undefined && at > asOf) {
    refuse(
      row,
      'at',
      'The contact is later than the file.',
      'Correct at or asOf: a past contact is not later than asOf.',
    )
  }
  if (id === undefined || at === undefined || channel === undefined || purpose === undefined) return undefined
  if (tone === undefined || outcome === undefined || row.problems.length > 0) return undefined
  const point = address === undefined ? {} : { point: hashPoint(address) }
  return { id, at, channel, ...point, purpose, tone, loans, outcome }
}
