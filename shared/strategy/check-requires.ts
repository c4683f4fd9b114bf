import { type Check, type Draft, type DraftStep, lastDay } from './draft.ts'
import { formatWhen } from './parse-when.ts'
import type { Anchor, Step } from './strategy.ts'
import type { StrategyError } from './strategy-error.ts'

/** Steps are told apart, and what a step requires exists, does not wait for the step itself, and can come before it. */
export const checkRequires: Check = (draft) => [
  ...repeatedSteps(draft),
  ...unknownSteps(draft),
  ...cycles(draft),
  ...tooLate(draft),
]

function repeatedSteps({ steps, stepIds }: Draft): StrategyError[] {
  return steps.flatMap(({ step, path }) => {
    const first = stepIds.get(step.id)
    if (first === path) return []
    return [
      { path: `${path}/id`, problem: `"${step.id}" is already the id of ${first}`, mend: 'give this step another id' },
    ]
  })
}

function unknownSteps({ steps, stepIds }: Draft): StrategyError[] {
  return eachRequired(steps, (_, id, path) =>
    stepIds.has(id)
      ? undefined
      : { path, problem: `there is no step "${id}"`, mend: `write one of: ${[...stepIds.keys()].join(', ')}` },
  )
}

/** One error a cycle, at the step of it that stands first in the file. */
function cycles({ steps }: Draft): StrategyError[] {
  const byId = new Map(steps.toReversed().map((each) => [each.step.id, each]))
  const finished = new Set<string>()
  const errors: StrategyError[] = []
  const visit = (each: DraftStep, trail: readonly string[]) => {
    const { id, requires } = each.step
    const from = trail.indexOf(id)
    if (from >= 0) errors.push(cycleError([...trail.slice(from), id], each))
    if (from >= 0 || finished.has(id)) return
    for (const required of requires) {
      const next = byId.get(required)
      if (next !== undefined) visit(next, [...trail, id])
    }
    finished.add(id)
  }
  for (const each of steps) visit(each, [])
  return errors
}

function cycleError(ids: readonly string[], { path }: DraftStep): StrategyError {
  return {
    path: `${path}/requires`,
    problem: `these steps wait for each other, so none can be the first: ${ids.join(' requires ')}`,
    mend: 'remove one of these requirements',
  }
}

function tooLate({ steps }: Draft): StrategyError[] {
  const byId = new Map(steps.map(({ step }) => [step.id, step]))
  return eachRequired(steps, (step, id, path) => {
    const required = byId.get(id)
    if (required === undefined || required === step) return undefined
    const why = neverBefore(step, required)
    if (why === undefined) return undefined
    return { path, problem: `the step "${step.id}" can never be sent: ${why}`, mend: 'require another step, or none' }
  })
}

/** What a step is about. A step counts as done for its own subject only. */
const SUBJECT: Readonly<Record<Anchor, string>> = {
  opened: 'the loan as a whole',
  due: 'an instalment of the loan',
  'promise-due': 'a promise',
  'promise-broken': 'a promise',
  'promise-partly-kept': 'a promise',
  'promise-kept': 'a promise',
  instalment: 'an instalment of an arrangement',
  'instalment-paid': 'an instalment of an arrangement',
  'arrangement-broken': 'an arrangement',
  'arrangement-rejected': 'an arrangement',
  cured: 'an instalment of the loan',
}

const BEFORE_ITS_END: ReadonlySet<Anchor> = new Set(['due', 'promise-due', 'instalment'])

function neverBefore(step: Step, required: Step): string | undefined {
  if (SUBJECT[step.anchor] !== SUBJECT[required.anchor]) {
    return `it is about ${SUBJECT[step.anchor]}, and "${required.id}" is done for ${SUBJECT[required.anchor]}`
  }
  if (step.anchor === required.anchor) {
    if (required.offsetDays <= lastDay(step)) return undefined
    return `"${required.id}" begins only at "${formatWhen(required)}", when this step is over`
  }
  // An instalment is due before it is cured or paid, and a promise before it has its one end: broken, partly kept or kept.
  if (BEFORE_ITS_END.has(required.anchor)) return undefined
  return `"${required.id}" is for "${formatWhen(required)}", which does not come before "${formatWhen(step)}"`
}

function eachRequired(
  steps: readonly DraftStep[],
  judge: (step: Step, required: string, path: string) => StrategyError | undefined,
): StrategyError[] {
  return steps.flatMap(({ step, path }) =>
    step.requires.flatMap((id, at) => judge(step, id, `${path}/requires/${at}`) ?? []),
  )
}
