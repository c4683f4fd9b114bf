import { dayOf } from './civil.ts'
import type { DateContext, DatePattern } from './found-date.ts'
import { nextInYear, readYear } from './next-day.ts'

/** Dates in digits, in the order of the region: 3/4 is March 4th in the United States and 3 April in most other places. */
export const NUMERIC_DATES: readonly DatePattern[] = [
  {
    pattern: /(?<![\d./-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])/g,
    read: ([, year = '', month = '', day = '']) => dayOf(Number(year), Number(month), Number(day)),
  },
  {
    pattern: /(?<![\d./-])(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?![\d/-])/g,
    read: ([, first = '', , second = '', year = ''], { dayFirst }) => {
      const [month, day] = inOrder(Number(first), Number(second), dayFirst)
      return dayOf(readYear(year), month, day)
    },
  },
  {
    pattern: /(?<![\d./$£€¥-])(\d{1,2}) ?[/-] ?(\d{1,2})(?![\d/%-]|\.\d)/g,
    read: ([, first = '', second = ''], { dayFirst, today }) => {
      const [month, day] = inOrder(Number(first), Number(second), dayFirst)
      return nextInYear((year) => (month > 12 ? undefined : dayOf(year, month, day)), today)
    },
  },
]

function inOrder(
  first: number,
  second: number,
  dayFirst: DateContext['dayFirst'],
): readonly [month: number, day: number] {
  const swapped = first > 12 ? true : second > 12 ? false : dayFirst
  return swapped ? [second, first] : [first, second]
}
