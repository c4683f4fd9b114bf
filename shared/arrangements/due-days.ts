import { addBusinessDays, type Calendar } from '../time/calendar.ts'
import { type CalendarDay, DAY } from '../time/instant.ts'
import type { Rhythm } from './arrangement-policy-schema.ts'

/**
 * The days on which so many parts are due, each a business day and each later than the one before. A part that falls on another
 * day is due on the next business day, or, where that lies in the next month, on the last one of its own month.
 */
export function dueDays(first: CalendarDay, rhythm: Rhythm, parts: number, calendar: Calendar): readonly CalendarDay[] {
  const days: CalendarDay[] = []
  for (let part = 0; part < parts; part += 1) {
    const previous = days.at(-1)
    const nominal = nominalDay(first, rhythm, part)
    const after = onOrAfter(Math.max(nominal, (previous ?? nominal - 1) + 1), calendar)
    const before = rhythm === 'monthly' && monthOf(after) !== monthOf(nominal) ? onOrBefore(nominal, calendar) : after
    // The first day keeps to its bounds, and no two parts share a day.
    days.push(previous !== undefined && before > previous ? before : after)
  }
  return days
}

/** Always counted from the first day, so that the 31st comes back after a short month. */
function nominalDay(first: CalendarDay, rhythm: Rhythm, part: number): CalendarDay {
  switch (rhythm) {
    case 'weekly':
      return first + part * 7
    case 'fortnightly':
      return first + part * 14
    case 'monthly':
      return addMonths(first, part)
  }
}

function addMonths(day: CalendarDay, months: number): CalendarDay {
  const date = new Date(day * DAY)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth() + months
  // Day 0 of the month after is the last one of the month.
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY
}

function monthOf(day: CalendarDay): number {
  return new Date(day * DAY).getUTCMonth()
}

function onOrAfter(day: CalendarDay, calendar: Calendar): CalendarDay {
  return addBusinessDays(calendar, day - 1, 1)
}

function onOrBefore(day: CalendarDay, calendar: Calendar): CalendarDay {
  let reached = day
  while (!calendar.isBusinessDay(reached)) reached -= 1
  return reached
}
