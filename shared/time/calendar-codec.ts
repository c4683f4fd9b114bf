import type { CalendarDay } from './instant.ts'

/** The largest number of two digits stands for that many days without one of the list. */
const LONG_GAP = 36 ** 2 - 1

/** Sorted days as two base-36 digits a day: days since the day before in the list, counted from `first`. */
export function encodeDays(days: readonly CalendarDay[], first: CalendarDay): string {
  let previous = first
  return days
    .map((day) => {
      const gap = day - previous
      if (gap < 0) throw new Error(`day ${day} does not follow day ${previous}`)
      previous = day
      return twoDigits(LONG_GAP).repeat(Math.floor(gap / LONG_GAP)) + twoDigits(gap % LONG_GAP)
    })
    .join('')
}

/** The days that `encodeDays` wrote. */
export function decodeDays(text: string, first: CalendarDay): readonly CalendarDay[] {
  const days: CalendarDay[] = []
  let day = first
  for (let index = 0; index < text.length; index += 2) {
    const gap = Number.parseInt(text.slice(index, index + 2), 36)
    day += gap
    if (gap < LONG_GAP) days.push(day)
  }
  return days
}

function twoDigits(count: number): string {
  return count.toString(36).padStart(2, '0')
}
