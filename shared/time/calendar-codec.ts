import type { CalendarDay } from './instant.ts'

/** Sorted days as two base-36 digits a day: days since the day before in the list, counted from `first`. */
export function encodeDays(days: readonly CalendarDay[], first: CalendarDay): string {
  let previous = first
  return days
    .map((day) => {
      const gap = day - previous
      if (gap < 0 || gap >= 36 ** 2) throw new Error(`a gap of ${gap} days does not fit two digits`)
      previous = day
      return gap.toString(36).padStart(2, '0')
    })
    .join('')
}

/** The days that `encodeDays` wrote. */
export function decodeDays(text: string, first: CalendarDay): readonly CalendarDay[] {
  const days: CalendarDay[] = []
  let day = first
  for (let index = 0; index < text.length; index += 2) {
    day += Number.parseInt(text.slice(index, index + 2), 36)
    days.push(day)
  }
  return days
}
