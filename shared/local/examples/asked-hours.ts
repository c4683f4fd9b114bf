import type { DayHours } from '../../time/window.ts'
import { clockIn, weekdayIn } from './read-when.ts'

/** Hours, days or a place that the borrower asked for, or asked to be left alone at. */
export interface AskedHours extends DayHours {
  readonly wish: 'open' | 'closed'
  /** Monday is 1; absent for every day. */
  readonly weekdays?: readonly number[]
  /** It was called inconvenient: a designation that has its own exceptions, beside a mere wish. */
  readonly designated?: true
}

const MIDNIGHT = 24 * 60
const CLOSED =
  /inconvenient|\bno (calls?|texts?|contacts?|messages?)\b|\b(not|never|don'?t|do not|stop)\b.*\b(call|text|contact|message|reach|be|at|after|before|on|between)/
const OPEN =
  /\bonly\b|prefer|convenient|best time|available|asked (to be|for) (contact|call|text)|reach me|works? shifts?/

/** What a text says of hours; undefined where it names neither hours nor days. */
export function askedHoursIn(text: string): AskedHours | undefined {
  const closed = CLOSED.test(text) && !/\bonly\b/.test(text)
  if (!closed && !OPEN.test(text)) return undefined
  const weekdays = weekdaysIn(text)
  const hours = hoursIn(text)
  if (hours === undefined && weekdays === undefined) return undefined
  return {
    ...(hours ?? { from: 0, to: MIDNIGHT }),
    wish: closed ? 'closed' : 'open',
    ...(weekdays !== undefined && { weekdays }),
    ...(/inconvenient/.test(text) && { designated: true }),
  }
}

/** Whether an asked-for time forbids a clock time of a weekday. */
export function isAskedAway({ wish, from, to, weekdays }: AskedHours, minute: number, weekday: number): boolean {
  const inside = minute >= from && minute < to && (weekdays?.includes(weekday) ?? true)
  return wish === 'open' ? !inside : inside
}

function weekdaysIn(text: string): readonly number[] | undefined {
  if (/\bweekdays?\b|working days?/.test(text)) return [1, 2, 3, 4, 5]
  if (/\bweekends?\b/.test(text)) return [6, 7]
  const day = weekdayIn(text)
  return day === undefined ? undefined : [day]
}

function hoursIn(text: string): DayHours | undefined {
  const between = /(?:between|from)\s+(.+?)\s+(?:and|to|until|till|-)\s+(.+)/.exec(text)
  const range = /(\d{1,2}:\d{2})\s*(?:-|–|to|until)\s*(\d{1,2}:\d{2})/.exec(text)
  const [, first, second] = between ?? range ?? []
  const from = clockIn(first ?? '')
  const to = clockIn(second ?? '')
  if (from !== undefined && to !== undefined && from < to) return { from, to }
  const after = clockIn(/\bafter\s+(.+)/.exec(text)?.[1] ?? '')
  if (after !== undefined) return { from: after, to: MIDNIGHT }
  const before = clockIn(/\b(?:before|until|till)\s+(.+)/.exec(text)?.[1] ?? '')
  if (before !== undefined) return { from: 0, to: before }
  if (/\bmornings?\b/.test(text)) return { from: 0, to: 12 * 60 }
  if (/\bafternoons?\b/.test(text)) return { from: 12 * 60, to: 18 * 60 }
  return /\b(evenings?|nights?)\b/.test(text) ? { from: 18 * 60, to: MIDNIGHT } : undefined
}
