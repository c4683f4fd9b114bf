import type { CalendarDay } from '../../time/instant.ts'
import { type FoundAmount, findAmounts } from '../amounts/find-amounts.ts'
import { findDates } from '../dates/find-dates.ts'
import type { DateContext, FoundDate } from '../dates/found-date.ts'

/** A folded reply with what every reader of it needs. */
export interface Said {
  readonly text: string
  readonly chinese: boolean
  readonly clauses: readonly Clause[]
  readonly dates: readonly FoundDate[]
  readonly amounts: readonly FoundAmount[]
  readonly today: CalendarDay
}

/** What stands between two marks of punctuation; dates read as \ue001, amounts as \ue002. */
export interface Clause {
  readonly text: string
  readonly dates: readonly FoundDate[]
}

const BREAK =
  /[,.!?;:。、…~\n]+(?!\d)|\s+-+\s+|(?<=\p{sc=Han})\s+(?=[\p{sc=Han}\d])|\b(?:but|because|cos|cuz|though)\b|但是|可是|不过|因为|所以|(?=要不|那我|改到|那就)|(?<=[吗吧])(?=\p{sc=Han}{2}|[\ue001\ue002])/gu

export function readSaid(text: string, context: DateContext, currency: string): Said {
  const dates = findDates(text, context)
  const amounts = findAmounts(text, currency).filter(
    ({ at, end }) => !dates.some((date) => at < date.end && date.at < end && date.vague !== true),
  )
  const marked = mark(mark(text, amounts, '\ue002'), dates, '\ue001')
  const clauses: Clause[] = []
  let start = 0
  const close = (end: number) => {
    const piece = marked
      .slice(start, end)
      .replace(/\ue001+/g, '\ue001')
      .replace(/\ue002+/g, '\ue002')
      .trim()
    if (piece !== '') clauses.push({ text: piece, dates: dates.filter(({ at }) => at >= start && at < end) })
  }
  for (const { index, 0: cut } of marked.matchAll(BREAK)) {
    close(index)
    start = index + cut.length
  }
  close(marked.length)
  return { text, chinese: /\p{sc=Han}/u.test(text), clauses, dates, amounts, today: context.today }
}

function mark(text: string, spans: readonly { readonly at: number; readonly end: number }[], sign: string): string {
  let out = text
  for (const { at, end } of spans) out = out.slice(0, at) + sign.repeat(end - at) + out.slice(end)
  return out
}
