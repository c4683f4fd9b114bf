import type { CalendarDay } from '../../time/instant.ts'
import { firstOf } from './civil.ts'

const RADIANS = Math.PI / 180
const J2000 = 10_957.5
const INDIA = 5.5 / 24
const TITHI = 12

/**
 * The day of a Hindu lunar month (1 is Chaitra; months end at the new moon) on which a lunar day holds at an hour of Indian
 * time. Sun and moon by their largest terms, good to a fraction of a degree, so a day may be missed where the lunar day changes
 * near that hour. Of a month that comes twice the second counts.
 */
export function tithiDay(year: number, month: number, lunarDay: number, hour: number): CalendarDay | undefined {
  let found: CalendarDay | undefined
  for (let day = firstOf(year, 1); day < firstOf(year + 1, 1); day += 1) {
    const at = day + hour / 24 - INDIA
    const elongation = elongationAt(at)
    if (Math.floor(elongation / TITHI) + 1 !== lunarDay || monthAt(at, elongation) !== month) continue
    if (found === undefined || (day > found + 2 && day < found + 40)) found = day
  }
  return found ?? skippedDay(year, month, lunarDay, hour)
}

/** A lunar day that begins and ends between two looks counts on the day in which it begins. */
function skippedDay(year: number, month: number, lunarDay: number, hour: number): CalendarDay | undefined {
  for (let day = firstOf(year, 1); day < firstOf(year + 1, 1); day += 1) {
    const at = day + hour / 24 - INDIA
    const before = elongationAt(at)
    const after = elongationAt(at + 1)
    const starts = (lunarDay - 1) * TITHI
    if (before < starts && after >= starts + TITHI && monthAt(at + 0.5, starts) === month) return day
  }
  return undefined
}

/** The month is named by the sign in which the sun stands at the new moon that begins it. */
function monthAt(at: number, elongation: number): number {
  const newMoon = at - elongation / 12.19
  const correction = ((elongationAt(newMoon) + 180) % 360) - 180
  const sign = Math.floor(siderealSun(newMoon - correction / 12.19) / 30)
  return ((sign + 1) % 12) + 1
}

function elongationAt(at: number): number {
  return modulo(moonLongitude(at) - sunLongitude(at))
}

function siderealSun(at: number): number {
  return modulo(sunLongitude(at) - 23.853 - ((at - J2000) / 365.25) * 0.013_97)
}

function sunLongitude(at: number): number {
  const n = at - J2000
  const g = (357.528 + 0.985_600_3 * n) * RADIANS
  return modulo(280.46 + 0.985_647_4 * n + 1.915 * Math.sin(g) + 0.02 * Math.sin(2 * g))
}

function moonLongitude(at: number): number {
  const n = at - J2000
  const mean = 218.316 + 13.176_396 * n
  const m = (134.963 + 13.064_993 * n) * RADIANS
  const d = (297.85 + 12.190_749 * n) * RADIANS
  const f = (93.272 + 13.229_35 * n) * RADIANS
  const s = (357.528 + 0.985_600_3 * n) * RADIANS
  return modulo(
    mean +
      6.289 * Math.sin(m) +
      1.274 * Math.sin(2 * d - m) +
      0.658 * Math.sin(2 * d) +
      0.214 * Math.sin(2 * m) -
      0.186 * Math.sin(s) -
      0.114 * Math.sin(2 * f) +
      0.059 * Math.sin(2 * d - 2 * m) +
      0.057 * Math.sin(2 * d - s - m) +
      0.053 * Math.sin(2 * d + m) +
      0.046 * Math.sin(2 * d - s),
  )
}

function modulo(degrees: number): number {
  return ((degrees % 360) + 360) % 360
}
