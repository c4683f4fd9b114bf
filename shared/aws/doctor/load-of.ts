import * as z from 'zod'
import type { Load } from './finding.ts'

/** As much of what `npm run forecast -- --json` prints as quotas depend on. */
const forecastSchema = z.object({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  contacts: z.number(),
  byChannel: z.record(z.string(), z.number()),
  byLocalHour: z.array(z.number()),
  cost: z.object({ microDollars: z.number() }),
})

/** With `--against`, the forecast is the first of two. */
const printedSchema = z.union([
  forecastSchema,
  z.object({ forecast: forecastSchema }).transform((both) => both.forecast),
])

/** No day is the average one: the fullest is taken for twice as full. */
const FULLEST_DAY = 2
const MILLISECONDS_A_DAY = 86_400_000
const SECONDS_AN_HOUR = 3_600
const DAYS_A_MONTH = 30

/** What a forecast asks of quotas on its fullest day and in its fullest hour. Throws where the file is no forecast. */
export function loadOf(forecast: unknown): Load {
  const { from, until, contacts, byChannel, byLocalHour, cost } = printedSchema.parse(forecast)
  const days = Math.max(1, (Date.parse(until) - Date.parse(from)) / MILLISECONDS_A_DAY)
  const fullestHour = Math.max(...byLocalHour, 0) / Math.max(1, contacts)
  const onFullestDay = (count: number) => Math.ceil((count / days) * FULLEST_DAY)
  const aSecond = (count: number) => Math.ceil((onFullestDay(count) * fullestHour) / SECONDS_AN_HOUR)
  return {
    emailsADay: onFullestDay(byChannel.email ?? 0),
    emailsASecond: aSecond(byChannel.email ?? 0),
    contactsASecond: aSecond(contacts),
    dollarsAMonth: Math.ceil((cost.microDollars / 1_000_000 / days) * DAYS_A_MONTH),
  }
}
