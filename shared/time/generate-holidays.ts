/**
 * Writes holidays.generated.ts from date-holidays, and for mainland China from chinese-days: `npm run generate:holidays`, after
 * either has been updated (chinese-days each autumn, when the State Council has announced the next year).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import Holidays from 'date-holidays'
import { encodeDays } from './calendar-codec.ts'
import { type CalendarDay, DAY, parseDay } from './instant.ts'

const FIRST_YEAR = 2015
const LAST_YEAR = 2035
const FIRST_DAY = Date.UTC(FIRST_YEAR, 0, 1) / DAY

/** The last year whose moon-dated holidays were announced when the libraries were pinned; later ones are computed. */
const LAST_ANNOUNCED_YEAR = 2026
const ISLAMIC_MONTH = /Muharram|Rabi|Rajab|Shaban|Ramadan|Shawwal|Dhu al-/

/**
 * Each calendar and the date-holidays places whose public holidays it unites. A US state's calendar holds the federal holidays
 * too; GB alone means England, whose summer bank holiday date-holidays does not list for the whole country.
 */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  US: ['US'],
  'US-CA': ['US', 'US-CA'],
  'US-FL': ['US', 'US-FL'],
  'US-MA': ['US', 'US-MA'],
  'US-NY': ['US', 'US-NY'],
  'US-WA': ['US', 'US-WA'],
  GB: ['GB', 'GB-ENG'],
  'GB-NIR': ['GB-NIR'],
  'GB-SCT': ['GB-SCT'],
  AU: ['AU'],
  'AU-ACT': ['AU-ACT'],
  'AU-NSW': ['AU-NSW'],
  'AU-NT': ['AU-NT'],
  'AU-QLD': ['AU-QLD'],
  'AU-SA': ['AU-SA'],
  'AU-TAS': ['AU-TAS'],
  'AU-VIC': ['AU-VIC'],
  'AU-WA': ['AU-WA'],
  NG: ['NG'],
  IE: ['IE'],
  IN: ['IN'],
  HK: ['HK'],
  TW: ['TW'],
  SG: ['SG'],
  ID: ['ID'],
  PH: ['PH'],
  KE: ['KE'],
  ...countriesOf('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IT LT LU LV MT NL PL PT RO SE SI SK'),
  ...statesOfGermany('BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH'),
}

function countriesOf(codes: string): Record<string, readonly string[]> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, [code]]))
}

function statesOfGermany(states: string): Record<string, readonly string[]> {
  return countriesOf(states.replaceAll(/[A-Z]+/g, 'DE-$&'))
}

if (import.meta.main) writeFileSync(new URL('holidays.generated.ts', import.meta.url), holidaysSource())

/** The text of holidays.generated.ts. */
export function holidaysSource(): string {
  const whole = new Map(Object.entries(PLACES).map(([id, places]) => [id, inRange(places.flatMap(publicHolidays))]))
  const others = [...whole].map(([id, days]) => {
    const [country = ''] = id.split('-')
    return country === id ? entry(id, LAST_YEAR, days, []) : difference(id, days, whole.get(country) ?? [])
  })
  return source([mainlandChina(), ...others].join('\n'))
}

/** A region's calendar as the days by which it differs from its country's, since most are the same. */
function difference(id: string, days: readonly CalendarDay[], country: readonly CalendarDay[]): string {
  const differs = [...days.filter((day) => !country.includes(day)), ...country.filter((day) => !days.includes(day))]
  return [`  '${id}': {`, field('differs', encodeDays(differs.toSorted(ascending), FIRST_DAY)), '  },'].join('\n')
}

function publicHolidays(place: string): CalendarDay[] {
  const [country = '', state] = place.split('-')
  const holidays = state === undefined ? new Holidays(country) : new Holidays(country, state)
  holidays.setLanguages('en')
  const days: CalendarDay[] = []
  // New Year's Day is observed in the year before when it falls on a Saturday, hence a year more on each side.
  for (let year = FIRST_YEAR - 1; year <= LAST_YEAR + 1; year += 1) {
    for (const holiday of holidays.getHolidays(year)) {
      if (holiday.type !== 'public') continue
      const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY))
      const spare = year > LAST_ANNOUNCED_YEAR && ISLAMIC_MONTH.test(holiday.rule) ? 1 : 0
      for (let day = -spare; day < length + spare; day += 1) days.push(dayOf(holiday.date) + day)
    }
  }
  return days
}

function mainlandChina(): string {
  const holidays = Object.keys(chineseDays.holidays)
  const announced = holidays.filter((date) => date.endsWith('-10-01')).map((date) => Number(date.slice(0, 4)))
  return entry('CN', Math.max(...announced), holidays.map(dayOf), Object.keys(chineseDays.workdays).map(dayOf))
}

function entry(
  id: string,
  lastYear: number,
  holidays: readonly CalendarDay[],
  workingDays: readonly CalendarDay[],
): string {
  const end = Date.UTC(lastYear + 1, 0, 1) / DAY
  const encode = (days: readonly CalendarDay[]) => encodeDays(inRange(days, end), FIRST_DAY)
  const lines = [`    end: ${end},`, field('holidays', encode(holidays)), field('workingDays', encode(workingDays))]
  return [`  ${id}: {`, ...lines, '  },'].join('\n')
}

function inRange(days: readonly CalendarDay[], end = Date.UTC(LAST_YEAR + 1, 0, 1) / DAY): readonly CalendarDay[] {
  return [...new Set(days)].filter((day) => day >= FIRST_DAY && day < end).toSorted(ascending)
}

function ascending(one: CalendarDay, other: CalendarDay): number {
  return one - other
}

function field(name: string, text: string): string {
  return text.length > 80 ? `    ${name}:\n      '${text}',` : `    ${name}: '${text}',`
}

function dayOf(text: string): CalendarDay {
  const day = parseDay(text.slice(0, 10))
  if (day === undefined) throw new Error(`"${text}" is not a date`)
  return day
}

function versionOf(library: string): string {
  const path = createRequire(import.meta.url).resolve(`${library}/package.json`)
  const { version } = JSON.parse(readFileSync(path, 'utf8'))
  return `${library} ${version}`
}

function source(calendars: string): string {
  return `// Generated by generate-holidays.ts. Do not edit: run npm run generate:holidays.
// Days of CN from ${versionOf('chinese-days')} (MIT, Copyright (c) 2024 Yawei sun).
// All others from ${versionOf('date-holidays')} by commenthol, https://github.com/commenthol/date-holidays; its data rest on
// Wikipedia and are available under CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/), and so is this table.
// Changes made: public holidays of the years ${FIRST_YEAR} to ${LAST_YEAR} only, as dates without names; from ${LAST_ANNOUNCED_YEAR + 1} on the day
// before and after those that follow the Islamic moon as well.

/** The day that every list counts from, ${FIRST_YEAR}-01-01. */
export const FIRST_COVERED_DAY = ${FIRST_DAY}

/**
 * Public holidays, working days at weekends that make up for them, and the first day not covered; or the days by which a
 * region differs from its country. See calendar-codec.ts.
 */
export const CALENDARS: Readonly<
  Record<
    string,
    | { readonly end: number; readonly holidays: string; readonly workingDays: string }
    | { readonly differs: string }
  >
> = {
${calendars}
}
`
}
