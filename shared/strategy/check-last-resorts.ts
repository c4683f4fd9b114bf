import { type Check, type Draft, type DraftStep, speaks } from './draft.ts'
import type { Step, StepTask } from './strategy.ts'
import type { StrategyError } from './strategy-error.ts'

/** What weighs so heavily on a borrower that an offer to pay in parts has to come before it. */
const LAST_RESORTS: ReadonlySet<StepTask> = new Set(['visit', 'legal-review'])

/** A visit and a legal review come to nobody whom no offer to pay in parts has reached; work for a person is for a person. */
export const checkLastResorts: Check = (draft) =>
  draft.steps.flatMap((each) => [
    ...taskForNobody(each),
    ...(isLastResort(each.step) ? [...fallback(each), ...withoutOffer(each, draft)] : []),
  ])

function isLastResort({ task }: Step): boolean {
  return task !== undefined && LAST_RESORTS.has(task)
}

function taskForNobody({ step, path }: DraftStep): StrategyError[] {
  if (step.task === undefined || step.channels.includes('agent')) return []
  const problem = `the step "${step.id}" asks for a ${step.task} and never comes to a person`
  return [{ path: `${path}/task`, problem, mend: 'add "agent" to "channels", or remove "task"' }]
}

/** Whoever can't be reached by a message is not visited for it. */
function fallback({ step, path }: DraftStep): StrategyError[] {
  if (!speaks(step) || !step.channels.includes('agent')) return []
  const problem = `in the step "${step.id}" a ${step.task} would take the place of a message that can't be sent`
  return [{ path: `${path}/channels`, problem, mend: `write ["agent"] here, and the message as a step of its own` }]
}

/**
 * That an offer stands before it in the file would not do: it may not have gone out. A step that is required is done for the
 * same subject, or this one does not apply.
 */
function withoutOffer({ step, path }: DraftStep, draft: Draft): StrategyError[] {
  if (step.anchor === 'arrangement-broken' || requiresOffer(step, draft, new Set())) return []
  const offers = draft.steps.filter((each) => offersByMessage(each.step)).map((each) => `"${each.step.id}"`)
  const problem = `the step "${step.id}" is a ${step.task}, and no offer to pay in parts need have reached the borrower before`
  const choice = offers.length === 0 ? 'a step with the purpose offer-arrangement, by message' : offers.join(' or ')
  return [{ path: `${path}/requires`, problem, mend: `require ${choice}` }]
}

function requiresOffer(step: Step, draft: Draft, seen: Set<string>): boolean {
  return step.requires.some((id) => {
    // Cycles are told by check-requires.ts.
    if (seen.has(id)) return false
    seen.add(id)
    const required = draft.steps.find((each) => each.step.id === id)?.step
    return required !== undefined && (offersByMessage(required) || requiresOffer(required, draft, seen))
  })
}

/** A task that was opened for a person is not yet an offer that was made. */
function offersByMessage(step: Step): boolean {
  return step.purpose === 'offer-arrangement' && !step.channels.includes('agent')
}
