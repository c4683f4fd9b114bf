import { type Check, type Draft, type DraftStep, isConditional, lastDay, takes } from './draft.ts'
import { formatWhen } from './parse-when.ts'
import type { Range, Step } from './strategy.ts'
import type { StrategyError } from './strategy-error.ts'

/** Every step can be sent to somebody at some time. What a step requires is judged in check-requires.ts. */
export const checkReach: Check = (draft) =>
  draft.steps.flatMap((each) => [
    ...emptyWindow(each),
    ...emptyRanges(each),
    ...contradictsMoment(each),
    ...onlyControl(each, draft),
    ...hidden(each, draft),
    ...requiresOtherArm(each, draft),
  ])

function emptyWindow({ step, path }: DraftStep): StrategyError[] {
  if (step.window.from < step.window.to) return []
  return [
    unreachable(
      step,
      `${path}/window`,
      'its window ends before it begins',
      'write "from" earlier than "to", within one day',
    ),
  ]
}

function emptyRanges({ step, path }: DraftStep): StrategyError[] {
  const { amount, daysPastDue, history } = step.conditions
  const ranges: readonly (readonly [string, Range | undefined])[] = [
    ['amount', amount],
    ['daysPastDue', daysPastDue],
    ['history/contactsSent', history?.contactsSent],
    ['history/brokenPromises', history?.brokenPromises],
  ]
  return ranges.flatMap(([name, range]) => {
    const { min = 0, max = Number.POSITIVE_INFINITY } = range ?? {}
    if (min <= max) return []
    return [unreachable(step, `${path}/if/${name}`, `min ${min} is above max ${max}`, 'write min at or below max')]
  })
}

function contradictsMoment({ step, path }: DraftStep): StrategyError[] {
  const { amount, daysPastDue, history } = step.conditions
  const when = `at "${formatWhen(step)}"`
  const errors: StrategyError[] = []
  const say = (at: string, why: string, mend: string) => errors.push(unreachable(step, `${path}/if/${at}`, why, mend))

  const { least, most } = daysPastDueOf(step)
  if (daysPastDue?.max !== undefined && daysPastDue.max < least) {
    const why = `${when} a loan is at least ${least} days past due, and the condition ends at ${daysPastDue.max}`
    say('daysPastDue/max', why, `write max ${least} or more`)
  }
  if (daysPastDue?.min !== undefined && daysPastDue.min > most) {
    const why = `${when} and until it expires a loan is at most ${most} days past due, and the condition begins at ${daysPastDue.min}`
    say('daysPastDue/min', why, `write min ${most} or less, or let the step expire later`)
  }
  if (step.anchor === 'promise-broken' && history?.brokenPromises?.max === 0) {
    const why = `${when} there is at least one broken promise, and the condition allows none`
    say('history/brokenPromises/max', why, 'write max 1 or more')
  }
  if ((step.anchor === 'cured' || step.anchor === 'instalment-paid') && (amount?.min ?? 0) > 0) {
    say('amount/min', `${when} nothing is asked for, and the condition begins at ${amount?.min}`, 'remove "min"')
  }
  return errors
}

/** The days past due that are possible while the step may be sent. A missed instalment is counted from its own due date. */
function daysPastDueOf(step: Step): { readonly least: number; readonly most: number } {
  switch (step.anchor) {
    case 'due':
    case 'instalment':
      return step.offsetDays > 0 ? { least: step.offsetDays, most: lastDay(step) } : { least: 0, most: 0 }
    case 'cured':
      return { least: 0, most: 0 }
    case 'opened':
    case 'promise-due':
    case 'promise-broken':
    case 'promise-partly-kept':
    case 'promise-kept':
    case 'instalment-paid':
    case 'arrangement-broken':
    case 'arrangement-rejected':
      return { least: 0, most: Number.POSITIVE_INFINITY }
  }
}

function onlyControl({ step, path }: DraftStep, { arms = [] }: Draft): StrategyError[] {
  const named = arms.filter((arm) => step.arms.includes(arm.id))
  if (named.length === 0 || named.some((arm) => arm.contact)) return []
  const why = `it is only for ${named.map((arm) => `"${arm.id}"`).join(' and ')}, and a control arm is not contacted`
  return [unreachable(step, `${path}/arms`, why, 'name an arm that is contacted, or remove "arms"')]
}

/** Of several steps of one moment the last in the file that applies is taken, so one that always applies hides those before it. */
function hidden(each: DraftStep, { steps }: Draft): StrategyError[] {
  const { step, path } = each
  const later = steps.slice(steps.indexOf(each) + 1).find((other) => hides(other.step, step))
  if (later === undefined) return []
  const why = `"${later.step.id}" stands after it, has the same moment and always applies`
  const mend = 'put the step with the narrower "if" or "arms" last, or give one of them another "when"'
  return [unreachable(step, path, why, mend)]
}

function hides(later: Step, earlier: Step): boolean {
  return (
    later.anchor === earlier.anchor &&
    later.offsetDays === earlier.offsetDays &&
    asks(later) === asks(earlier) &&
    (later.arms.length === 0 || (earlier.arms.length > 0 && earlier.arms.every((arm) => later.arms.includes(arm)))) &&
    later.requires.length === 0 &&
    !isConditional(later.conditions)
  )
}

/** Thanks and education go beside what asks for something; neither takes the other's place. */
function asks(step: Step): boolean {
  return step.purpose !== 'thanks' && step.purpose !== 'education'
}

/** An arm is kept for good, so nobody does a step of one arm and then a step of another. */
function requiresOtherArm({ step, path }: DraftStep, { arms = [], steps }: Draft): StrategyError[] {
  const own = arms.filter((arm) => takes(arm, step))
  return step.requires.flatMap((id, at) => {
    const required = steps.find((other) => other.step.id === id)?.step
    if (required === undefined || own.length === 0 || own.some((arm) => takes(arm, required))) return []
    const why = `"${id}" is for other arms (${required.arms.join(', ')})`
    return [unreachable(step, `${path}/requires/${at}`, why, 'require a step of the same arm, or none')]
  })
}

function unreachable(step: Step, path: string, why: string, mend: string): StrategyError {
  return { path, problem: `the step "${step.id}" can never be sent: ${why}`, mend }
}
