import { EVERYONE } from './arms.ts'
import { type Check, type Draft, type DraftStep, speaks, takes } from './draft.ts'
import { formatWhen } from './parse-when.ts'
import type { Anchor, Step } from './strategy.ts'
import type { StrategyError } from './strategy-error.ts'

/** What is said is true when it is said, and nobody is spoken to firmly too early. */
export const checkWording: Check = (draft) => [
  ...draft.steps.flatMap((each) => [...notTrueYet(each), ...firmTooEarly(each)]),
  ...firmFirst(draft),
]

function notTrueYet({ step, path }: DraftStep): StrategyError[] {
  if (isTrue(step)) return []
  return [
    {
      path: `${path}/purpose`,
      problem: `"${step.purpose}" is not true at "${formatWhen(step)}"`,
      mend: 'choose a purpose that fits the moment, or another "when"',
    },
  ]
}

/**
 * Whether a message of this purpose is true when the step is sent. How late that may be does not matter: once a due date
 * has passed, the decision speaks of the instalment only by steps that come after it.
 */
function isTrue(step: Step): boolean {
  const { anchor, offsetDays } = step
  switch (step.purpose) {
    case 'upcoming':
      return anchor === 'due' && offsetDays <= 0
    case 'due-today':
      return anchor === 'due' && offsetDays === 0
    case 'overdue':
      return (anchor === 'due' && offsetDays > 0) || anchor === 'promise-broken' || anchor === 'promise-partly-kept'
    case 'promise-due':
      return anchor === 'promise-due'
    case 'promise-broken':
      return anchor === 'promise-broken' || anchor === 'promise-partly-kept'
    case 'instalment-due':
      return anchor === 'instalment' && offsetDays <= 0
    case 'instalment-missed':
      return anchor === 'instalment' && offsetDays > 0
    case 'thanks':
      return THANKED.has(anchor) || anchor === 'promise-partly-kept'
    case 'offer-arrangement':
      return !THANKED.has(anchor)
    case 'education':
      return true
    case 'answer':
      // Only what a borrower said calls for one.
      return false
  }
}

/** Moments at which something was paid as it was agreed. */
const THANKED: ReadonlySet<Anchor> = new Set(['cured', 'promise-kept', 'instalment-paid'])

function firmTooEarly({ step, path }: DraftStep): StrategyError[] {
  if (step.tone !== 'firm' || mayBeFirm(step)) return []
  return [
    {
      path: `${path}/tone`,
      problem: `the step "${step.id}" is firm where nothing was missed (${step.purpose} at "${formatWhen(step)}")`,
      mend: 'write friendly or neutral',
    },
  ]
}

function mayBeFirm(step: Step): boolean {
  if (step.purpose === 'thanks' || step.purpose === 'education') return false
  switch (step.anchor) {
    case 'due':
    case 'instalment':
      return step.offsetDays > 0
    case 'promise-broken':
    case 'promise-partly-kept':
    case 'arrangement-broken':
      return true
    case 'opened':
    case 'promise-due':
    case 'promise-kept':
    case 'instalment-paid':
    case 'arrangement-rejected':
    case 'cured':
      return false
  }
}

/** In every arm, the first that a borrower hears after a missed date is gentle. */
function firmFirst({ arms = [EVERYONE], steps }: Draft): StrategyError[] {
  const firsts = arms
    .filter((arm) => arm.contact)
    .map((arm) => steps.filter(({ step }) => takes(arm, step) && speaks(step)))
    .flatMap((taken) => [...firstAfter('due', taken), ...firstAfter('instalment', taken)])
  return [...new Set(firsts)]
    .filter(({ step }) => step.tone === 'firm')
    .map(({ step, path }) => ({
      path: `${path}/tone`,
      problem: `the first words after a missed date are firm ("${step.id}" at "${formatWhen(step)}")`,
      mend: 'be gentle first: write friendly or neutral here, or put such a step before it',
    }))
}

function firstAfter(anchor: Anchor, steps: readonly DraftStep[]): readonly DraftStep[] {
  const after = steps.filter(({ step }) => step.anchor === anchor && step.offsetDays > 0)
  const first = Math.min(...after.map(({ step }) => step.offsetDays))
  return after.filter(({ step }) => step.offsetDays === first)
}
