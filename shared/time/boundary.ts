import * as z from 'zod'
import {
  DAY,
  EARLIEST_INSTANT,
  formatDay,
  formatInstant,
  type Instant,
  LATEST_INSTANT,
  parseDay,
  parseInstant,
} from './instant.ts'

const covered = (instant: Instant) => instant >= EARLIEST_INSTANT && instant < LATEST_INSTANT
const range = `between ${formatDay(EARLIEST_INSTANT / DAY)} and ${formatDay(LATEST_INSTANT / DAY)}`

/** An instant in milliseconds, where it is stored as such. */
export const coveredInstantSchema = z.number().refine(covered, { error: `an instant is ${range}` })

/** An ISO 8601 instant with its offset, as milliseconds; encodes to UTC with milliseconds. */
export const instantSchema = z.codec(z.string(), z.number(), {
  encode: formatInstant,
  decode: (text, { issues }) => {
    const instant = parseInstant(text)
    if (instant !== undefined && covered(instant)) return instant
    issues.push({
      code: 'custom',
      input: text,
      message:
        instant === undefined
          ? `"${text}" is not an instant; write ISO 8601 with an offset, such as 2026-11-02T09:00:00+08:00`
          : `"${formatInstant(instant)}" is outside what Duewell can compute; use an instant ${range}`,
    })
    return z.NEVER
  },
})

/** A calendar date `YYYY-MM-DD`, as days since 1970-01-01. */
export const daySchema = z.codec(z.string(), z.number(), {
  encode: formatDay,
  decode: (text, { issues }) => {
    const day = parseDay(text)
    if (day !== undefined && covered(day * DAY)) return day
    issues.push({
      code: 'custom',
      input: text,
      message:
        day === undefined
          ? `"${text}" is not a date; write YYYY-MM-DD, a day that exists`
          : `"${formatDay(day)}" is outside what Duewell can compute; use a date ${range}`,
    })
    return z.NEVER
  },
})

/** A local time `HH:MM`, 00:00 to 24:00, as minutes since midnight. */
export const minuteOfDaySchema = z.codec(z.string(), z.number(), {
  encode: (minute) => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
  decode: (text, { issues }) => {
    const parts = /^(\d{2}):(\d{2})$/.exec(text)
    const minute = parts === null ? Number.NaN : Number(parts[1]) * 60 + Number(parts[2])
    if (minute <= 1440 && Number(parts?.[2]) < 60) return minute
    issues.push({
      code: 'custom',
      input: text,
      message: `"${text}" is not a local time; write HH:MM from 00:00 to 24:00`,
    })
    return z.NEVER
  },
})
