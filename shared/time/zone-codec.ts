import { EARLIEST_INSTANT, MINUTE } from './instant.ts'
import type { IntlTransition } from './intl-transitions.ts'

const FIRST_MINUTE = EARLIEST_INSTANT / MINUTE

/** A zone's changes with what many zones share (`steps`: minutes since the last change, minutes of change) kept apart. */
interface ZoneShape {
  readonly initial: number
  readonly first: number
  readonly steps: readonly string[]
}

/** Makes New York and Chicago share one sequence of steps: they differ in their initial offset and first change only. */
export function shapeOf(initial: number, transitions: readonly IntlTransition[]): ZoneShape {
  let previous = transitions[0]?.at ?? 0
  let offset = initial
  const steps = transitions.map((transition) => {
    const step = `${(transition.at - previous).toString(36)}:${(transition.offset - offset).toString(36)}`
    previous = transition.at
    offset = transition.offset
    return step
  })
  return { initial, first: (transitions[0]?.at ?? FIRST_MINUTE) - FIRST_MINUTE, steps }
}

/** Calls `change` with each change of offset in order: epoch minute, and the offset in minutes from then on. */
export function eachTransition(
  initial: number,
  first: number,
  steps: readonly string[],
  sequence: string,
  change: (at: number, offset: number) => void,
): void {
  let at = FIRST_MINUTE + first
  let offset = initial
  for (let index = 0; index < sequence.length; index += 2) {
    const [gap = '', shift = ''] = steps[Number.parseInt(sequence.slice(index, index + 2), 36)]?.split(':') ?? []
    at += Number.parseInt(gap, 36)
    offset += Number.parseInt(shift, 36)
    change(at, offset)
  }
}
