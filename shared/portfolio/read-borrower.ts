import type { CountryCode } from 'libphonenumber-js/min'
import { type Borrower, borrowerSchema, CONSENT_FORMS, type ContactPoint } from '../case/borrower.ts'
import { CHANNELS, type Channel } from '../case/channel.ts'
import { PLACES } from '../case/contact-words.ts'
import { countryOf, readEmail, readPhone } from './address.ts'
import { readJurisdictions, readLocales, readZones } from './read-codes.ts'
import type { ReadContext } from './read-context.ts'
import { readBeginning } from './read-times.ts'
import { readBorrowerId, readChoice, readId, readOptional, readText } from './read-values.ts'
import { type Row, refuse } from './row.ts'
import { hashSecondFactor, plain } from './second-factor.ts'
import { whereabouts } from './whereabouts.ts'

/** Every borrower is read whole, each time. */
const MOST_POINTS = 100

/** A borrower from a row of its own or from a loan's row; `parts` are the contact points below it. */
export function readBorrower(row: Row, parts: readonly Row[], context: ReadContext): Borrower | undefined {
  const id = readBorrowerId(row)
  const name = readText(row, 'name', 200)
  const locales = readLocales(row)
  const zones = readZones(row)
  const jurisdictions = readJurisdictions(row)
  const postalCode = row.cells.postalCode === undefined ? undefined : readText(row, 'postalCode', 16)
  const segment = row.cells.segment === undefined ? undefined : readId(row, 'segment')
  const secondFactor = readSecondFactor(row)
  const preferredHours = readHours(row, 'hours')
  const agreedHours = readHours(row, 'agreedHours')
  const points = inlinePoints(row, context)
  if (parts.length > MOST_POINTS) {
    refuse(row, 'row', `The borrower has more than ${MOST_POINTS} contact points.`, 'Leave out those that are closed.')
  } else for (const part of parts) addPoint(points, part, countryOf(row), context)
  if (id === undefined || name === undefined || row.problems.length > 0) return undefined
  return {
    id,
    name,
    locales,
    ...whereabouts({ postalCode, zones, jurisdictions, phones: phonesOf(points) }),
    ...(segment !== undefined && { segment }),
    ...(secondFactor !== undefined && { secondFactor: hashSecondFactor(id, secondFactor, context.hashPoint) }),
    contactPoints: points,
    ...(preferredHours && { preferredHours }),
    ...(agreedHours && { agreedHours }),
    sourceVersion: context.asOf,
  }
}

/** Each once, as it may be for texts and for calls. */
function phonesOf(points: readonly ContactPoint[]): readonly string[] {
  const phones = points.filter(({ channel }) => channel === 'sms' || channel === 'voice')
  return [...new Set(phones.map(({ address }) => address))]
}

type Consent = NonNullable<ContactPoint['consent']>

function inlinePoints(row: Row, { hashPoint }: ReadContext): ContactPoint[] {
  const phone = readPhone(row, countryOf(row))
  const email = readEmail(row)
  const consent = readConsent(row)
  const points: ContactPoint[] = []
  if (phone !== undefined) points.push(pointOf('sms', phone, consent, hashPoint))
  if (email !== undefined) points.push(pointOf('email', email, consent, hashPoint))
  return points
}

function addPoint(
  points: ContactPoint[],
  part: Row,
  country: CountryCode | undefined,
  { hashPoint }: ReadContext,
): void {
  const phone = readPhone(part, country)
  const email = readEmail(part)
  const address = part.cells.address === undefined ? undefined : readText(part, 'address', 320)
  const given = [part.cells.phone, part.cells.email, part.cells.address].filter((cell) => cell !== undefined)
  if (given.length !== 1) {
    refuse(part, 'phone', 'A contact point has one address.', 'Give one of phone, email and address.')
    return
  }
  const channel = readPointChannel(part)
  const consent = readConsent(part)
  const place = readOptional(part, 'place', PLACES)
  const where = phone ?? email ?? address
  if (channel === undefined || where === undefined || part.problems.length > 0) return
  const point = { ...pointOf(channel, where, consent, hashPoint), ...(place && { place }) }
  if (points.some((other) => other.channel === point.channel && other.id === point.id)) {
    refuse(part, 'channel', 'The borrower has this contact point already.', 'Remove one of the two.')
    return
  }
  points.push(point)
}

function readPointChannel(part: Row): Channel | undefined {
  if (part.cells.channel === undefined && part.cells.phone !== undefined) return 'sms'
  if (part.cells.channel === undefined && part.cells.email !== undefined) return 'email'
  const channel = readChoice(part, 'channel', CHANNELS)
  const column = channel === undefined ? undefined : ADDRESS_COLUMN[channel]
  if (column === undefined || part.cells[column] !== undefined) return channel
  return refuse(part, 'channel', `"${channel}" needs ${column}.`, `Give ${column}, or another channel.`)
}

const ADDRESS_COLUMN = { sms: 'phone', voice: 'phone', email: 'email', webhook: 'address', agent: 'address' } as const

function readConsent(row: Row): Consent | undefined {
  const { consentAt, consentSource, consentForm, consentUntil } = row.cells
  if ((consentAt ?? consentSource ?? consentForm ?? consentUntil) === undefined) return undefined
  const at = readBeginning(row, 'consentAt')
  const source = readText(row, 'consentSource', 64)
  const form = readOptional(row, 'consentForm', CONSENT_FORMS)
  const until = consentUntil === undefined ? undefined : readBeginning(row, 'consentUntil')
  if (at === undefined || source === undefined) return undefined
  return { at, source, ...(form && { form }), ...(until !== undefined && { until }) }
}

function pointOf(
  channel: Channel,
  address: string,
  consent: Consent | undefined,
  hashPoint: (address: string) => string,
): ContactPoint {
  return { id: hashPoint(address), channel, address, ...(consent && { consent }) }
}

/** Fewer letters and digits than these are guessed before the page stops listening. */
const SHORTEST_FACTOR = 4

function readSecondFactor(row: Row): string | undefined {
  if (row.cells.secondFactor === undefined) return undefined
  const text = readText(row, 'secondFactor', 64)
  if (text === undefined || plain(text).length >= SHORTEST_FACTOR) return text
  return refuse(
    row,
    'secondFactor',
    'The second factor is too short to keep anybody out.',
    `Give at least ${SHORTEST_FACTOR} letters or digits, such as the last four of a reference or a year of birth.`,
  )
}

const hoursSchema = borrowerSchema.shape.preferredHours.unwrap()

function readHours(row: Row, column: 'hours' | 'agreedHours'): Borrower['preferredHours'] {
  const text = row.cells[column]
  if (text === undefined) return undefined
  const [from, to] = text.split('-').map((part) => part.trim())
  const hours = hoursSchema.safeParse({ from, to })
  if (hours.success && hours.data.from < hours.data.to) return hours.data
  return refuse(
    row,
    column,
    'These hours are not local hours.',
    'Write HH:MM-HH:MM within one day, such as 09:00-18:00.',
  )
}
