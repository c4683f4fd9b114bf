import type { Past } from './draft.ts'
import { NUMBER, numberOf } from './words.ts'

/** A stretch of time before the instant that an example asks about. */
export interface Period {
  readonly unit: 'minutes' | 'days'
  readonly length: number
}

type When = Pick<Past, 'daysAgo' | 'minutesAgo'>

const TODAY: Period = { unit: 'minutes', length: 180 }
const NAMED: readonly (readonly [RegExp, Period])[] = [
  [/today|same day|that day|(a|per|this) day|daily|so far/, TODAY],
  [/24 ?h(ours?)?|twenty-four hours/, { unit: 'minutes', length: 24 * 60 }],
  [/(this|calendar|per|a|in the|past|last)? ?week/, { unit: 'days', length: 5 }],
  [/(this|calendar|per|a|in the|past|last)? ?month/, { unit: 'days', length: 24 }],
  [/\bhour\b/, { unit: 'minutes', length: 55 }],
  [/\bminute\b/, { unit: 'minutes', length: 1 }],
  [/yesterday/, { unit: 'days', length: 2 }],
]
const COUNTED = new RegExp(
  `(?:in|last|past|within|each|of|any|per|previous)\\s+${NUMBER}\\s*(?:-|consecutive |calendar )?\\s*(minutes?|hours?|days?|weeks?|months?)`,
)

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60 }
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 }

/** The stretch that a text names: `last 7 days`, `in seven days`, `today`, `this month`. */
export function periodIn(text: string): Period | undefined {
  const [, count, units = ''] = COUNTED.exec(text) ?? []
  const length = numberOf(count)
  const unit = units.replace(/s$/, '')
  if (length !== undefined) {
    const minutes = MINUTES[unit]
    return minutes === undefined
      ? { unit: 'days', length: length * (DAYS[unit] ?? 1) }
      : { unit: 'minutes', length: length * minutes }
  }
  return NAMED.find(([words]) => words.test(text))?.[1]
}

/** So many instants spread over a stretch, the oldest first, the newest shortly before the end. */
export function spread(count: number, { unit, length }: Period): readonly When[] {
  return Array.from({ length: count }, (_, at) => {
    const back = count - at
    if (unit === 'minutes') return { daysAgo: 0, minutesAgo: (back * length * 0.97) / count }
    const daysAgo = Math.min(length - 1, Math.floor(((back - 1) * length) / count))
    return { daysAgo, minutesAgo: daysAgo === 0 ? 7 * back : (back % 5) * 7 }
  })
}
