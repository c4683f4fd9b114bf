import type { CalendarDay } from '../../time/instant.ts'

/** What a date phrase is read against. */
export interface DateContext {
  /** Today in the borrower's zone. */
  readonly today: CalendarDay
  /** Minutes since midnight, so that "by eight" can mean tomorrow. */
  readonly minute: number
  /** 3/4 is 3 April, not 4 March. */
  readonly dayFirst: boolean
  /** ISO 3166 code, for holidays that differ; empty where it is unknown. */
  readonly region: string
}

/** A date phrase in a folded text. A span such as "next week" counts as its last day. */
export interface FoundDate {
  readonly day: CalendarDay
  readonly at: number
  readonly end: number
  /** Only a time of day or "soon" was said, so that another date in the reply is the one meant. */
  readonly vague?: boolean
}

/** One way to write a date; its reader answers undefined where the match is none after all. */
export interface DatePattern {
  readonly pattern: RegExp
  read(match: RegExpExecArray, context: DateContext): CalendarDay | undefined
  readonly vague?: boolean
}

/** Reads the text pattern after pattern; what an earlier one has read is not read again. */
export function findAll(text: string, patterns: readonly DatePattern[], context: DateContext): readonly FoundDate[] {
  const found: FoundDate[] = []
  let rest = text
  for (const { pattern, read, vague = false } of patterns) {
    for (const match of rest.matchAll(pattern)) {
      const day = read(match, context)
      if (day === undefined) continue
      const [whole] = match
      found.push({ day, at: match.index, end: match.index + whole.length, vague })
      rest = blank(rest, match.index, whole.length)
    }
  }
  return found
}

/** Takes a phrase out without moving what stands behind it. */
export function blank(text: string, at: number, length: number): string {
  return text.slice(0, at) + '\ue000'.repeat(length) + text.slice(at + length)
}
