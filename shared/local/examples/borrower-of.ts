import type { Borrower, ContactPoint } from '../../case/borrower.ts'
import type { Channel } from '../../case/channel.ts'
import { DAY, type Instant, MINUTE, weekday } from '../../time/instant.ts'
import { localDay, localMinute, type Zone } from '../../time/zone.ts'
import { isAskedAway } from './asked-hours.ts'
import type { Draft } from './draft.ts'
import type { Moment } from './moment.ts'

const NOON = 12 * 60
const MIDNIGHT = 24 * 60

export function pointOf(channel: Channel, { consent, place }: Draft, { told }: Moment): ContactPoint {
  const form = consent?.form === undefined ? {} : { form: consent.form }
  return {
    id: 'point-1',
    channel,
    address: 'an example',
    ...(place !== undefined && { place }),
    ...(consent !== undefined && {
      consent: { at: told - consent.daysAgo * DAY - MINUTE, source: 'example', ...form },
    }),
  }
}

export function borrowerOf(
  draft: Draft,
  place: string,
  zones: readonly string[],
  point: ContactPoint,
  { now }: Moment,
  zone: Zone,
): Borrower {
  const { agreedHours, otherHoursAsked } = draft
  const wish = wishOf(draft, now, zone)
  return {
    id: 'borrower-1',
    name: 'A borrower',
    locales: ['en'],
    zones: [...zones],
    jurisdictions: [place],
    contactPoints: [point],
    sourceVersion: 0,
    ...(agreedHours !== undefined && { agreedHours }),
    ...(wish !== undefined && { preferredHours: wish }),
    ...(otherHoursAsked && { preferredHours: otherHalf(localMinute(zone, now)) }),
  }
}

/** Hours that were asked for instead of the one that the example is about: the half of the day that it does not lie in. */
function otherHalf(minute: number): NonNullable<Borrower['preferredHours']> {
  return minute < NOON ? { from: NOON, to: MIDNIGHT } : { from: 0, to: NOON }
}

/** The wish for hours where it keeps the contact away: the hours asked for, or those that are left. */
function wishOf({ askedHours }: Draft, now: Instant, zone: Zone): Borrower['preferredHours'] {
  if (askedHours === undefined || askedHours.designated) return undefined
  const { wish, from, to } = askedHours
  if (!isAskedAway(askedHours, localMinute(zone, now), weekday(localDay(zone, now)))) return undefined
  if (to - from === MIDNIGHT) return undefined
  if (wish === 'open') return { from, to }
  return from > 0 ? { from: 0, to: from } : { from: to, to: MIDNIGHT }
}
