import { type ClosedPoint, closedPointSchema } from '../case/case-file.ts'
import { CHANNELS } from '../case/channel.ts'
import type { Hold } from '../case/hold.ts'
import { countryOf, readEmail, readPhone } from './address.ts'
import type { ReadContext } from './read-context.ts'
import { readBeginning } from './read-times.ts'
import { readBorrowerId, readChoice, readId, readText } from './read-values.ts'
import { type Row, refuse } from './row.ts'

export type OptOut =
  /** An address that is closed, for one borrower or for whoever is behind it. */
  | { readonly closed: ClosedPoint; readonly borrower: string | undefined }
  /** A borrower who asked to be left alone altogether or by one channel. */
  | { readonly hold: Hold; readonly borrower: string }

/** A stop: of an address (phone or email), else of a channel, else of everything. */
export function readOptOut(row: Row, context: ReadContext): OptOut | undefined {
  const since = readBeginning(row, 'at')
  const { phone, email } = row.cells
  if (phone !== undefined || email !== undefined) return readClosedPoint(row, since, context)
  const borrower = readBorrowerId(row)
  const channel = row.cells.channel === undefined ? undefined : readChoice(row, 'channel', CHANNELS)
  const id = row.cells.hold === undefined ? `opt-out-${channel ?? 'all'}` : readId(row, 'hold')
  const source = row.cells.source === undefined ? 'import' : readText(row, 'source', 64)
  if (row.cells.why !== undefined) {
    refuse(row, 'why', 'why speaks of an address, and the row gives none.', 'Give phone or email, or remove why.')
  }
  if (since === undefined || borrower === undefined || id === undefined || source === undefined) return undefined
  if (row.problems.length > 0) return undefined
  const scope: Hold['scope'] = channel === undefined ? { of: 'all' } : { of: 'channel', channel }
  return { borrower, hold: { kind: 'opt-out', id, scope, from: since, source } }
}

function readClosedPoint(row: Row, since: number | undefined, { hashPoint }: ReadContext): OptOut | undefined {
  const borrower = row.cells.borrower === undefined ? undefined : readBorrowerId(row)
  const phone = readPhone(row, countryOf(row))
  const email = readEmail(row)
  const why = row.cells.why === undefined ? 'opted-out' : readChoice(row, 'why', closedPointSchema.shape.why.options)
  if (row.cells.phone !== undefined && row.cells.email !== undefined) {
    refuse(row, 'email', 'The row gives two addresses.', 'Write a row for each.')
  }
  const address = phone ?? email
  if (since === undefined || why === undefined || address === undefined || row.problems.length > 0) return undefined
  return { borrower, closed: { point: hashPoint(address), since, why } }
}
