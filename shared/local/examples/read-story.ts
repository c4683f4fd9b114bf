import type { Draft } from './draft.ts'
import { wayIn } from './read-channel.ts'
import { outcomeIn } from './read-outcome.ts'
import { weekdayIn } from './read-when.ts'
import { storyDaysIn } from './story-days.ts'
import { NUMBER, numberOf } from './words.ts'

interface Told {
  readonly daysAgo: number
  readonly text: string
}

/** "day1", "days 2-7: six more, unanswered", "April 3", "Monday": so many days before the last that is told. */
function storyOf(
  texts: readonly string[],
  { asked }: Draft,
): { readonly told?: number; readonly past: readonly Told[] } {
  const days = texts.flatMap((text) => {
    const days = storyDaysIn(text)
    return days === undefined ? [] : [{ ...days, text }]
  })
  if (days.length > 0) {
    const told = Math.max(...days.map(({ to }) => to))
    return {
      told,
      past: days.flatMap(({ from, to, rest, text }) =>
        each(from, to, rest).map((day) => ({ daysAgo: told - day, text })),
      ),
    }
  }
  const { weekday } = asked
  if (weekday === undefined) return { past: [] }
  return {
    past: texts.flatMap((text) => {
      const day = weekdayIn(text)
      return day === undefined ? [] : [{ daysAgo: (weekday - day + 7) % 7 || 7, text }]
    }),
  }
}

/** The day of each of several contacts over a stretch of days: as many as the text says, or one a day. */
function each(from: number, to: number, rest: string): readonly number[] {
  const count =
    numberOf(
      new RegExp(`\\b${NUMBER}\\b`).exec(rest.replaceAll(/\bone debt|a (call|text|message|conversation)/g, ''))?.[1],
    ) ?? to - from + 1
  return Array.from({ length: count }, (_, at) => from + Math.floor((at * (to - from + 1)) / count))
}

/** Contacts told by their days; whether there were any. */
export function pushStory(key: string, texts: readonly string[], draft: Draft): boolean {
  const { told, past } = storyOf(texts, draft)
  if (past.length === 0) return false
  for (const { daysAgo, text } of past)
    draft.history.push({ daysAgo, ...wayIn(key), ...wayIn(text), ...outcomeIn(key), ...outcomeIn(text) })
  if (told !== undefined) draft.day = { ...draft.day, story: Math.max(told, draft.day.story ?? told) }
  return true
}
