import type { Weekday } from '../../time/instant.ts'

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const CHINESE = '一二三四五六日'
const ENGLISH = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** An English weekday, for use in patterns. */
export const WEEKDAY_NAME =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?\\.?'

/** Reads 一, 日, 天, 5 or friday. */
export function weekdayNumber(name: string): Weekday {
  const at =
    name === '天' || name === '七'
      ? 6
      : Math.max(CHINESE.indexOf(name), ENGLISH.indexOf(name.slice(0, 3)), Number(name) - 1 || -1)
  return WEEKDAYS[Math.max(at, 0)] ?? 7
}
