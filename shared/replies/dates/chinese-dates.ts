import type { CalendarDay } from '../../time/instant.ts'
import { CHINESE_NUMBER, readNumber } from '../numerals.ts'
import { addMonths, civilOf, dayOf, daysIn, firstOf, lastOf, mondayOf, nextWeekday, nthWeekday } from './civil.ts'
import type { DateContext, DatePattern } from './found-date.ts'
import { nextDayOfMonth, nextInYear, readYear } from './next-day.ts'
import { weekdayNumber } from './weekdays.ts'

const N = `(\\d{1,4}|${CHINESE_NUMBER})`
const WEEK = '(?:个)?(?:周|星期|礼拜|拜)'
const MONTH = `(?:(\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?|(下下个?月|下个?月|这个?月|本月|今个?月|当月|上个?月))`

/** How Chinese says dates; the more exact ways stand first. Past days are read as such, so that they are not taken for others. */
export const CHINESE_DATES: readonly DatePattern[] = [
  {
    pattern: new RegExp(`(\\d{4}|\\d{2}|[零〇一二三四五六七八九]{4})年${N}月(?:份)?${N}(?:号|日)?`, 'g'),
    read: ([, year = '', month = '', day = '']) => dayOf(readYear(year), readNumber(month), readNumber(day)),
  },
  {
    pattern: new RegExp(`(?:今年|明年)?${MONTH}的?第?${N}个${WEEK}([一二三四五六七日天1-7])`, 'g'),
    read: ([, month, relative, count = '', name = ''], context) =>
      inMonth(month, relative, context, (y, m) => nthWeekday(y, m, readNumber(count), weekdayNumber(name))),
  },
  {
    pattern: new RegExp(`(?:今年|(明年))?${MONTH}的?最后一?个${WEEK}([一二三四五六七日天1-7])`, 'g'),
    read: ([, , month, relative, name = ''], context) =>
      inMonth(month, relative, context, (y, m) => nthWeekday(y, m, -1, weekdayNumber(name))),
  },
  {
    pattern: new RegExp(`(?:今年|(明年))?${MONTH}的?(?:最后一天|底|末)`, 'g'),
    read: ([, , month, relative], context) => inMonth(month, relative, context, lastOf),
  },
  {
    pattern: new RegExp(`(?:今年|(明年))?${MONTH}的?(?:初|头)`, 'g'),
    read: ([, , month, relative], context) => inMonth(month, relative, context, firstOf),
  },
  {
    pattern: new RegExp(`(?:今年|(明年))?${MONTH}的?(?:中旬|中)`, 'g'),
    read: ([, , month, relative], context) => inMonth(month, relative, context, (y, m) => dayOf(y, m, 15)),
  },
  {
    pattern: new RegExp(`(?:今年|(明年))?${MONTH}的?${N}(?:号|日)?(?!\\d|[天个块元期年万千百])`, 'g'),
    read: ([, nextYear, month, relative, day = ''], context) => {
      const read = inMonth(month, relative, context, (y, m) => dayOf(y, m, readNumber(day)))
      return nextYear === undefined || read === undefined ? read : inNextYear(read, context)
    },
  },
  { pattern: /(?:这个?|本)?月(?:底|末)|月尾/g, read: (_, { today }) => monthEnd(today, 0) },
  { pattern: /月初/g, read: (_, { today }) => monthEnd(today, 0) + 1 },
  { pattern: /月中(?!旬)|中旬/g, read: (_, { today }) => nextDayOfMonth(15, today) },
  { pattern: /年底|年末/g, read: (_, { today }) => lastOf(civilOf(today).year, 12) },
  { pattern: /大后天|大后日/g, read: (_, { today }) => today + 3 },
  { pattern: /后天|后日|后儿/g, read: (_, { today }) => today + 2 },
  { pattern: /明后天|这两天/g, read: (_, { today }) => today + 2 },
  { pattern: /大前天/g, read: (_, { today }) => today - 3 },
  { pattern: /前天|前日/g, read: (_, { today }) => today - 2 },
  { pattern: /昨天|昨日|昨晚|昨儿|昨夜/g, read: (_, { today }) => today - 1 },
  { pattern: /明天|明日|明早|明晚|明儿个?|明(?=上午|下午|中午)/g, read: (_, { today }) => today + 1 },
  {
    pattern: new RegExp(`(下下|下|上上|上|这一?|本|今个?|今)${WEEK}([一二三四五六日天1-7])(?!\\d|[天个])`, 'g'),
    read: ([, which = '', name = ''], { today }) => inWeek(which, weekdayNumber(name), today),
  },
  {
    pattern: /(下下|下|上上|上|这|本)?个?(?:周末)/g,
    read: ([, which], { today }) => (which === undefined ? sunday(today) : inWeek(which, 7, today)),
  },
  {
    pattern: /(?:周|星期|礼拜|拜)([一二三四五六日天1-7])(?!\d|[天个])/g,
    read: ([, name = ''], { today }) => nextWeekday(today, weekdayNumber(name)),
  },
  {
    pattern: new RegExp(`${N}个?(?:天|日|号)(?:之?前|以前)(?=[^之内]|$)`, 'g'),
    read: ([whole, count = ''], { today }) =>
      /[号日]/.test(whole) ? nextDayOfMonth(readNumber(count), today) : today - readNumber(count),
  },
  {
    pattern: new RegExp(
      `(?:再)?(?:过|等|给我|宽限|缓|推迟|未来)?我?${N}(?:个)?(?:工作)?(?:天|日)(?:之?后|以后|之?内|以内|时间|吧|的时间|再)`,
      'g',
    ),
    read: ([, count = ''], { today }) => soon(today, readNumber(count)),
  },
  {
    pattern: new RegExp(`(?:过|等|再给我|给我|宽限|缓|再有|推迟)${N}个?天`, 'g'),
    read: ([, count = ''], { today }) => soon(today, readNumber(count)),
  },
  {
    pattern: new RegExp(`(?:再)?(?:过|等|给我|宽限|缓)?${N}个?(?:周|星期|礼拜)(?:之?后|以后|之?内|以内)?`, 'g'),
    read: ([, count = ''], { today }) => soon(today, 7 * readNumber(count)),
  },
  { pattern: /半个?月(?:之?后|以后|之?内|以内)?/g, read: (_, { today }) => today + 15 },
  {
    pattern: new RegExp(`(?:再)?(?:过|等|给我|宽限|缓)?${N}个月(?:之?后|以后|之?内|以内)`, 'g'),
    read: ([, count = ''], { today }) => (readNumber(count) <= 60 ? addMonths(today, readNumber(count)) : undefined),
  },
  {
    pattern:
      /(?<![\d.第期分])(\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?|卅一?)(?:号|日)(?![码线楼院店])/g,
    read: ([, day = ''], { today }) => nextDayOfMonth(readNumber(day), today),
  },
  {
    pattern: /(明年)?(?<![\d.])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?!\d)/g,
    read: ([, nextYear, month = ''], { today }) =>
      nextYear === undefined
        ? nextInYear((year) => lastOf(year, readNumber(month)), today)
        : lastOf(civilOf(today).year + 1, readNumber(month)),
  },
  { pattern: /下下个?(?:周|星期|礼拜)/g, read: (_, { today }) => sunday(today) + 14 },
  { pattern: /下个?(?:周|星期|礼拜)/g, read: (_, { today }) => sunday(today) + 7 },
  { pattern: /(?:这个?|本)(?:周|星期|礼拜)/g, read: (_, { today }) => sunday(today) },
  { pattern: /上个?(?:周|星期|礼拜)/g, read: (_, { today }) => mondayOf(today) - 1 },
  { pattern: /下下个?月/g, read: (_, { today }) => monthEnd(today, 2) },
  { pattern: /下个?月/g, read: (_, { today }) => monthEnd(today, 1) },
  { pattern: /(?:这个?|本)月(?!的?最低)/g, read: (_, { today }) => monthEnd(today, 0) },
  { pattern: /上个?月/g, read: (_, { today }) => firstOf(civilOf(today).year, civilOf(today).month) - 1 },
  { pattern: /今天|今日|今晚|今早|今夜|今儿个?|今(?=上午|下午|中午)/g, read: (_, { today }) => today },
  {
    pattern:
      /(?:过|等|再给我)?(?:\d{1,2}|[一二两三四五六七八九十半几])个?(?:多)?(?:小时|钟头)(?:之?后|以后|之?内|以内)?|(?:\d{1,2}|[一二三五十几]+)分钟(?:之?后|以后|之?内|以内)?/g,
    read: (_, { today }) => today,
    vague: true,
  },
  {
    pattern:
      /(?:(\d{1,2}|十[一二]?|[二两三四五六七八九])点(?:钟|半)?|(一)点(?:钟|半|(?=之?前|以前)))(?:之?前|以前|左右)?/g,
    read: ([, hour, one], context) => byHour(readNumber(hour ?? one ?? ''), context),
    vague: true,
  },
  {
    pattern:
      /下班(?:前|之前|后|以后|之后)?|晚上|下午|中午|傍晚|马上|立刻|立马|现在就|这就|等下|等会儿?|待会儿?|一会儿?|稍后|等一下/g,
    read: (_, { today }) => today,
    vague: true,
  },
]

function inMonth(
  month: string | undefined,
  relative: string | undefined,
  { today }: DateContext,
  read: (year: number, month: number) => CalendarDay | undefined,
): CalendarDay | undefined {
  const now = civilOf(today)
  if (month !== undefined) return nextInYear((year) => read(year, readNumber(month)), today)
  const ahead = relative?.startsWith('下下') ? 2 : relative?.startsWith('下') ? 1 : relative?.startsWith('上') ? -1 : 0
  const first = addMonths(firstOf(now.year, now.month), ahead)
  const { year, month: which } = civilOf(first)
  return read(year, which)
}

/** This week's weekday; where that is over, "this" means the coming one, since a promise looks ahead. */
function inWeek(which: string, wanted: ReturnType<typeof weekdayNumber>, today: CalendarDay): CalendarDay {
  const monday = mondayOf(today)
  if (which.startsWith('下')) return monday + 7 * which.length + wanted - 1
  if (which.startsWith('上')) return monday - 7 * which.length + wanted - 1
  const day = monday + wanted - 1
  return day < today ? day + 7 : day
}

function sunday(today: CalendarDay): CalendarDay {
  return mondayOf(today) + 6
}

function monthEnd(today: CalendarDay, months: number): CalendarDay {
  const { year, month } = civilOf(today)
  return firstOf(year, month + months) + daysIn(year, month + months) - 1
}

function inNextYear(day: CalendarDay, { today }: DateContext): CalendarDay | undefined {
  const { month, day: date } = civilOf(day)
  return dayOf(civilOf(today).year + 1, month, date)
}

function soon(today: CalendarDay, days: number): CalendarDay | undefined {
  return days > 0 && days <= 1_000 ? today + Math.round(days) : undefined
}

/** "By eight" said after eight in the evening is tomorrow's eight. */
function byHour(hour: number, { today, minute }: DateContext): CalendarDay | undefined {
  if (!(hour <= 24)) return undefined
  const latest = hour < 12 ? (hour + 12) * 60 : hour * 60
  return latest < minute ? today + 1 : today
}
