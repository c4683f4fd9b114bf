import { CHANNELS, TONES } from '../case/channel.ts'
import { CONTACT_PURPOSES, MANNERS, PERSONS, PLACES, RESULTS } from '../case/contact-words.ts'
import type { RecentContact } from '../case/plan.ts'
import { countryOf, readEmail, readPhone } from './address.ts'
import type { ReadContext } from './read-context.ts'
import { readInstant } from './read-times.ts'
import { readBorrowerId, readChoice, readId, readList, readOptional } from './read-values.ts'
import { type Row, refuse } from './row.ts'

const OUTCOMES = ['sent', 'delivered', 'unknown', 'failed'] as const

/** A contact that was made elsewhere: it counts for the caps, and is no contact from us. */
export function readContact(row: Row, { asOf, hashPoint, currencyOf }: ReadContext): RecentContact | undefined {
  const borrower = readBorrowerId(row)
  const id = readId(row, 'contact')
  const at = readInstant(row, 'at')
  const channel = readChoice(row, 'channel', CHANNELS)
  const address = readPhone(row, countryOf(row)) ?? readEmail(row)
  const purpose = row.cells.purpose === undefined ? 'overdue' : readChoice(row, 'purpose', CONTACT_PURPOSES)
  const tone = row.cells.tone === undefined ? 'neutral' : readChoice(row, 'tone', TONES)
  const outcome = row.cells.outcome === undefined ? 'sent' : readChoice(row, 'outcome', OUTCOMES)
  const more = readMore(row)
  const loans = readList(row, 'loan')
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
  return { id, at, channel, ...point, purpose, tone, loans, outcome, elsewhere: true, ...more }
}

type More = Pick<RecentContact, 'inbound' | 'answers' | 'person' | 'place' | 'manner' | 'result'>

/** What more is known of it; what is left empty may have been anything that a rule fears. */
function readMore(row: Row): More {
  const inbound = readOptional(row, 'direction', ['out', 'in']) === 'in'
  const answers = readOptional(row, 'answers', ['yes', 'no']) === 'yes'
  const person = readOptional(row, 'person', PERSONS)
  const place = readOptional(row, 'place', PLACES)
  const manner = readOptional(row, 'manner', MANNERS)
  const result = readOptional(row, 'result', RESULTS)
  if (manner !== undefined && row.cells.channel?.toLowerCase() !== 'agent') {
    refuse(row, 'manner', 'Only people have a manner of contact.', 'Give channel agent, or leave manner empty.')
  }
  return {
    ...(inbound && { inbound }),
    ...(answers && { answers }),
    ...(person !== undefined && person !== 'borrower' && { person }),
    ...(place && { place }),
    ...(manner && { manner }),
    ...(result && { result }),
  }
}
