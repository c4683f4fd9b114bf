import { formatDay, formatInstant, type Instant, MINUTE, parseDay, SECOND } from '../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../time/zone.ts'
import type { Form } from './mapping-schema.ts'
import type { Plain } from './plain.ts'

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/
const WHOLE = /^\d{1,15}$/

/** What a text of another form says: a day, an instant, or undefined for a text that is not of the form. */
export type Moment = { readonly day: number } | { readonly instant: Instant } | undefined

type MomentForm = Exclude<Form, 'keyed-hash'>

/** Reads a date or a time that is not written as ISO 8601 with an offset. */
export function readMoment(value: Plain, form: MomentForm, zone: Zone | undefined): Moment {
  if (form === 'date-parts') return dayOf(Array.isArray(value) && value.length === 3 ? value.map(partOf) : [])
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  switch (form) {
    case 'epoch-seconds':
    case 'epoch-milliseconds':
      return WHOLE.test(text) ? since1970(Number(text) * (form === 'epoch-seconds' ? SECOND : 1)) : undefined
    case 'local-time':
      return zone === undefined ? undefined : localTime(text, zone)
    case 'yyyymmdd':
      return dayOf(/^(\d{4})(\d{2})(\d{2})$/.exec(text)?.slice(1) ?? [])
    case 'dd/mm/yyyy':
      return dayOf(text.split('/').toReversed())
    case 'dd.mm.yyyy':
      return dayOf(text.split('.').toReversed())
    case 'mm/dd/yyyy': {
      const [month = '', day = '', year = ''] = text.split('/')
      return dayOf([year, month, day])
    }
  }
}

/** A moment as the cell of a portfolio file that it belongs to; undefined for an instant whose local day nobody can know. */
export function momentCell(moment: NonNullable<Moment>, isDay: boolean, zone: Zone | undefined): string | undefined {
  if ('day' in moment) return formatDay(moment.day)
  if (!isDay) return formatInstant(moment.instant)
  return zone === undefined ? undefined : formatDay(localDay(zone, moment.instant))
}

/** The furthest instant that a date can have; fifteen digits of seconds are beyond it. */
const FURTHEST: Instant = 8.64e15

function since1970(instant: Instant): Moment {
  return instant <= FURTHEST ? { instant } : undefined
}

function partOf(part: unknown): string {
  return typeof part === 'string' ? part : ''
}

function dayOf([year = '', month = '', day = '']: readonly string[]): Moment {
  const parsed = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return parsed === undefined ? undefined : { day: parsed }
}

/** A time of the clock on the wall; one that comes twice in a year is the first of the two. */
function localTime(text: string, zone: Zone): Moment {
  const [, date = '', hour = '', minute = '', second = '0', fraction = ''] = LOCAL_TIME.exec(text) ?? []
  const day = parseDay(date)
  const minutes = Number(hour) * 60 + Number(minute)
  if (day === undefined || minutes >= 1440 || Number(minute) > 59 || Number(second) > 59) return undefined
  const milliseconds = Number(second) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0'))
  return { instant: firstInstantOf(zone, day, minutes) + Math.min(milliseconds, MINUTE - 1) }
}
