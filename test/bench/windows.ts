/**
 * "The next instant from which a contact is allowed: 09:00 to 20:00 local time on a weekday that is no US holiday", computed
 * by Duewell's zone table and the way users of date-fns-tz and Temporal write it. `node test/bench/windows.ts` prints a table.
 */
import { fromZonedTime, toZonedTime } from 'date-fns-tz'
import { Temporal } from 'temporal-polyfill'
import { findCalendar } from '../../shared/time/calendar.ts'
import { DAY, formatDay, type Instant } from '../../shared/time/instant.ts'
import { type DayHours, nextWithin } from '../../shared/time/window.ts'
import { findZone, type Zone } from '../../shared/time/zone.ts'

const ZONES = [
  'America/New_York',
  'America/St_Johns',
  'Europe/London',
  'Africa/Casablanca',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
]
const FIRST = Date.UTC(2026, 0, 1)
const END = Date.UTC(2028, 0, 1)
const HORIZON = END + 30 * DAY
const HOURS: DayHours = { from: 9 * 60, to: 20 * 60 }
const calendar = findCalendar('US')
const hoursOf = (day: number) => (calendar.isBusinessDay(day) ? HOURS : undefined)

const holidays = new Set<string>()
for (let day = FIRST / DAY - 1; day * DAY < HORIZON; day += 1) if (calendar.isHoliday(day)) holidays.add(formatDay(day))
const holidayKeys = new Set([...holidays].map((date) => Number(date.replaceAll('-', ''))))

/** Our operation, with the zone resolved beforehand as the rules do it. */
function zoneTableNextAllowed(zone: Zone, from: Instant): Instant {
  return nextWithin(zone, hoursOf, from, HORIZON) ?? Number.NaN
}

/** The operation as a user of date-fns-tz writes it. */
export function dateFnsTzNextAllowed(zoneName: string, fromMs: Instant): Instant {
  const local = toZonedTime(fromMs, zoneName)
  let moved = false
  for (;;) {
    const weekday = local.getDay()
    const key = local.getFullYear() * 10_000 + (local.getMonth() + 1) * 100 + local.getDate()
    const closed = weekday === 0 || weekday === 6 || holidayKeys.has(key)
    if (!closed && local.getHours() >= 9 && local.getHours() < 20) {
      return moved ? fromZonedTime(local, zoneName).getTime() : fromMs
    }
    if (closed || local.getHours() >= 20) local.setDate(local.getDate() + 1)
    local.setHours(9, 0, 0, 0)
    moved = true
  }
}

/** The operation as a user of Temporal writes it. */
function temporalNextAllowed(zoneName: string, fromMs: Instant): Instant {
  let local = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zoneName)
  for (;;) {
    const closed = local.dayOfWeek > 5 || holidays.has(local.toPlainDate().toString())
    if (!closed && local.hour >= 9 && local.hour < 20) return local.epochMilliseconds
    const day = closed || local.hour >= 20 ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
    local = day.toZonedDateTime({ timeZone: zoneName, plainTime: { hour: 9 } })
  }
}

interface WindowFigures {
  readonly name: string
  /** Nanoseconds an operation over the rounds. */
  readonly min: number
  readonly median: number
  readonly max: number
}

interface Case {
  readonly zone: Zone
  readonly zoneName: string
  readonly from: Instant
}

/** Times the three side by side in interleaved rounds, after checking that they agree on every case. */
export function benchWindows(rounds = 7, roundMs = 150): readonly WindowFigures[] {
  const cases = sampleCases(4096)
  const contenders = [
    { name: 'duewell zone table', next: (one: Case) => zoneTableNextAllowed(one.zone, one.from) },
    { name: 'date-fns-tz', next: (one: Case) => dateFnsTzNextAllowed(one.zoneName, one.from) },
    { name: 'temporal-polyfill', next: (one: Case) => temporalNextAllowed(one.zoneName, one.from) },
  ]
  for (const one of cases) {
    const answers = new Set(contenders.map(({ next }) => next(one)))
    if (answers.size > 1) throw new Error(`${one.zoneName} from ${one.from}: ${[...answers].join(' or ')}`)
  }
  const times = contenders.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { next }] of contenders.entries()) times[index]?.push(nanosecondsEach(next, cases, roundMs))
  }
  return contenders.map(({ name }, index) => figures(name, times[index] ?? []))
}

function sampleCases(count: number): readonly Case[] {
  let state = 20_260_101
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return Array.from({ length: count }, () => {
    const zoneName = ZONES[Math.floor(random() * ZONES.length)] ?? 'UTC'
    const zone = findZone(zoneName)
    if (zone === undefined) throw new Error(`no zone ${zoneName}`)
    return { zone, zoneName, from: FIRST + Math.floor(random() * (END - FIRST)) }
  })
}

function nanosecondsEach(next: (one: Case) => Instant, cases: readonly Case[], roundMs: number): number {
  let operations = 0
  let checksum = 0
  const started = performance.now()
  let elapsed = 0
  while (elapsed < roundMs) {
    for (let index = 0; index < 256; index += 1) {
      const one = cases[(operations + index) % cases.length]
      if (one !== undefined) checksum += next(one)
    }
    operations += 256
    elapsed = performance.now() - started
  }
  if (Number.isNaN(checksum)) throw new Error('a case has no answer')
  return (elapsed * 1e6) / operations
}

function figures(name: string, times: number[]): WindowFigures {
  const sorted = times.toSorted((a, b) => a - b)
  const [min = Number.NaN] = sorted
  return { name, min, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN }
}

if (import.meta.main) {
  const all = benchWindows()
  const base = all[0]?.median ?? Number.NaN
  console.log('next allowed instant, ns an operation')
  console.table(
    all.map(({ name, min, median, max }) => ({
      name,
      min: Math.round(min * 10) / 10,
      median: Math.round(median * 10) / 10,
      max: Math.round(max * 10) / 10,
      'times ours': Math.round(median / base),
    })),
  )
}
