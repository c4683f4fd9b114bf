import * as z from 'zod'
import type { Anchor } from './strategy.ts'

/** The moment of a step: an anchor and whole local days after it, negative for before. */
export interface When {
  readonly anchor: Anchor
  readonly offsetDays: number
}

interface Form {
  /** The anchor as people write it. */
  readonly words: string
  readonly anchor: Anchor
  /** `before` and `after` may stand without days; `late` needs them, because no one is late by nothing. */
  readonly days: 'before' | 'after' | 'late'
}

const FORMS: readonly Form[] = [
  { words: 'opened', anchor: 'opened', days: 'after' },
  { words: 'due', anchor: 'due', days: 'before' },
  { words: 'overdue', anchor: 'due', days: 'late' },
  { words: 'promise due', anchor: 'promise-due', days: 'before' },
  { words: 'promise broken', anchor: 'promise-broken', days: 'after' },
  { words: 'promise partly kept', anchor: 'promise-partly-kept', days: 'after' },
  { words: 'promise kept', anchor: 'promise-kept', days: 'after' },
  { words: 'instalment due', anchor: 'instalment', days: 'before' },
  { words: 'instalment missed', anchor: 'instalment', days: 'late' },
  { words: 'instalment paid', anchor: 'instalment-paid', days: 'after' },
  { words: 'arrangement broken', anchor: 'arrangement-broken', days: 'after' },
  { words: 'arrangement rejected', anchor: 'arrangement-rejected', days: 'after' },
  { words: 'cured', anchor: 'cured', days: 'after' },
]

const COUNT = '[1-9]\\d{0,2} days?'
const DAYS = { before: `( - ${COUNT})?`, after: `( \\+ ${COUNT})?`, late: ` ${COUNT}` } as const
const PATTERN = `^(${FORMS.map((form) => form.words + DAYS[form.days]).join('|')})$`

/** Every form of `when`, as it is written: for errors, the guide and editors. */
export const WHEN_FORMS: readonly string[] = FORMS.flatMap(examplesOf)

function examplesOf({ words, days }: Form): readonly string[] {
  switch (days) {
    case 'before':
      return [`${words} - 3 days`, words]
    case 'after':
      return [words, `${words} + 3 days`]
    case 'late':
      return [`${words} 1 day`]
  }
}

const COMPILED = FORMS.map((form) => ({ ...form, pattern: new RegExp(`^${form.words}${DAYS[form.days]}$`) }))

/** Reads `due - 3 days`, `overdue 1 day`, `promise broken` and the like; undefined for anything else. */
export function parseWhen(text: string): When | undefined {
  const form = COMPILED.find(({ pattern }) => pattern.test(text))
  if (form === undefined) return undefined
  const days = Number(/\d+/.exec(text)?.[0] ?? 0)
  return { anchor: form.anchor, offsetDays: form.days === 'before' && days > 0 ? -days : days }
}

/** Writes a moment in the words of the strategy file: the inverse of `parseWhen`. */
export function formatWhen({ anchor, offsetDays }: When): string {
  const late = offsetDays > 0
  const form = FORMS.find(
    (each) => each.anchor === anchor && (each.days === 'after' || (each.days === 'late') === late),
  )
  const count = Math.abs(offsetDays)
  const days = `${count} ${count === 1 ? 'day' : 'days'}`
  const words = form?.words ?? anchor
  if (offsetDays === 0) return words
  return form?.days === 'late' ? `${words} ${days}` : `${words} ${late ? '+' : '-'} ${days}`
}

export const whenSchema = z
  .string({ error: `a moment is a text; write one of: ${WHEN_FORMS.join(', ')}` })
  .meta({ description: 'The local day of the step.', pattern: PATTERN, examples: [...WHEN_FORMS] })
  .transform((text, context) => {
    const when = parseWhen(text)
    if (when !== undefined) return when
    context.addIssue({
      code: 'custom',
      message: `"${text}" is not a moment that a step can have; write one of: ${WHEN_FORMS.join(', ')}`,
    })
    return z.NEVER
  })
