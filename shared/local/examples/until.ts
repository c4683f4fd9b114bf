import { DAY, type Instant, weekday } from '../../time/instant.ts'
import { findZone, firstInstantOf, localDay } from '../../time/zone.ts'
import type { Example } from './example.ts'
import { clockIn, dayIn } from './read-when.ts'
import { zoneIn } from './read-where.ts'
import type { Situation } from './situation.ts'
import { NUMBER, numberOf } from './words.ts'

/** Whether an instant is the one that an example defers to; undefined where its text names none. */
export function isUntil(
  { until: text = '', when }: Example,
  until: Instant,
  situation: Situation,
): boolean | undefined {
  const { now, around, contacts } = situation
  const zone = findZone(zoneIn(text) ?? '') ?? around.zone
  const today = localDay(zone, now)
  const words = text.toLowerCase()
  const after = (day: number, minute = 0) => until === firstInstantOf(zone, day, minute)

  const [, since, days] = new RegExp(`\\b(\\w+) day \\+ ${NUMBER}`).exec(words) ?? []
  if (since !== undefined) return contacts.some(({ at }) => after(localDay(zone, at) + (numberOf(days) ?? 0)))
  const [, months] = new RegExp(`\\+? ?${NUMBER} months?`).exec(words) ?? []
  if (months !== undefined)
    return contacts.some(({ at }) => after(monthsAfter(localDay(zone, at), numberOf(months) ?? 0)))
  if (/next open day/.test(words)) return localDay(zone, until) > today
  const clock = clockIn(text)
  const { weekday: named, story } = dayIn(text)
  if (story !== undefined) {
    const { story: asked = story - 1 } = dayIn(when)
    return (
      localDay(zone, until) === today + story - asked && (clock === undefined || after(localDay(zone, until), clock))
    )
  }
  if (/next month/.test(words)) return monthOf(localDay(zone, until)) !== monthOf(today)
  if (/next week/.test(words)) return localDay(zone, until) >= today + 8 - weekday(today)
  const [, wait] = new RegExp(`${NUMBER} days? (?:later|after|on)`).exec(words) ?? []
  if (wait !== undefined && clock === undefined) return localDay(zone, until) === today + (numberOf(wait) ?? 0)
  if (clock === undefined) return /next day|tomorrow/.test(words) ? after(today + 1) : undefined
  if (/easter saturday/.test(words)) return weekday(localDay(zone, until)) === 6 && after(today + 1, clock)
  if (named !== undefined)
    return (
      after(today + ((named - weekday(today) + 7) % 7), clock) ||
      after(today + ((named - weekday(today) + 7) % 7) + 7, clock)
    )
  if (/next day|tomorrow|following day/.test(words)) return after(today + 1, clock)
  return after(today, clock) || (!/same day/.test(words) && after(today + 1, clock))
}

function monthsAfter(day: number, months: number): number {
  const date = new Date(day * DAY)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()) / DAY
}

function monthOf(day: number): number {
  return new Date(day * DAY).getUTCMonth()
}
