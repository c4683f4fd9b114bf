import { type DateStyle, dayFormat } from '../messages/format.ts'
import { type CalendarDay, DAY } from '../time/instant.ts'
import type { Language } from './words.ts'

/** A day in words, with its year where that is another than today's. */
export function dayIn(language: Language, day: CalendarDay, today: CalendarDay, style: DateStyle = 'long'): string {
  const words = dayFormat(language, style)(day)
  const year = yearOf(day)
  if (year === yearOf(today)) return words
  return language === 'en' ? `${words} ${year}` : `${year}年${words}`
}

function yearOf(day: CalendarDay): number {
  return new Date(day * DAY).getUTCFullYear()
}
