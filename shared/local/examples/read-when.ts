import type { MinuteOfDay } from '../../time/instant.ts'
import type { DayFact } from './day-fact.ts'
import { storyDaysIn } from './story-days.ts'

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The clock time that a text names: `07:30`, `9 pm`, `noon`. */
export function clockIn(text: string): MinuteOfDay | undefined {
  const digits = /\b(\d{1,2}):(\d{2})(?:\s*(am|pm|a\.m\.|p\.m\.))?/i.exec(text)
  const plain = /\b(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.)/i.exec(text)
  const [hour, minute, half] = digits === null ? [plain?.[1], '0', plain?.[2]] : [digits[1], digits[2], digits[3]]
  if (hour === undefined) {
    if (/\b(noon|midday)\b/i.test(text)) return 12 * 60
    return /\bmidnight\b/i.test(text) ? 0 : undefined
  }
  const clock = (Number(hour) % (half === undefined ? 25 : 12)) * 60 + Number(minute)
  return half !== undefined && /^p/i.test(half) ? clock + 12 * 60 : clock
}

/** The day that a text names. */
export function dayIn(text: string): DayFact {
  const words = text.toLowerCase()
  const story = storyDaysIn(words)
  if (story !== undefined) return { story: story.from }
  if (/good friday/.test(words)) return { holiday: 'good-friday' }
  if (/easter sunday/.test(words)) return { holiday: 'easter-sunday' }
  if (/christmas( day)?/.test(words)) return { holiday: 'christmas' }
  if (/(state|regional)(-only| only)? (public )?holiday/.test(words)) return { holiday: 'regional' }
  if (/(national|federal) (public )?holiday/.test(words)) return { holiday: 'national' }
  if (/(public|bank) holiday|\bholiday\b/.test(words) && !/\b(no|not a|non-?)\s*(public |bank )?holiday/.test(words)) {
    return { holiday: 'any' }
  }
  const weekday = weekdayIn(words)
  if (weekday !== undefined) return { weekday }
  return /\bweekend\b/.test(words) ? { weekday: 6 } : {}
}

/** Monday is 1. */
export function weekdayIn(words: string): number | undefined {
  const found = DAYS.findIndex((day) => new RegExp(`\\b${day}s?\\b`).test(words.toLowerCase()))
  return found < 0 ? undefined : found + 1
}

export function readDay(key: string, value: unknown, text: string): DayFact | undefined {
  if (/^(holiday|public holiday|bank holiday)$/.test(key)) {
    if (value === false) return { holiday: 'none' }
    return value === true ? { holiday: 'any' } : dayIn(`${text} holiday`)
  }
  return /^(local day|day|weekday|date|local date|on)$/.test(key) ? dayIn(text) : undefined
}
