import { acceptOffer } from '../arrangements/accept-offer.ts'
import { offersFor } from '../arrangements/offers-for.ts'
import type { AgentTask, CaseFile } from '../case/case-file.ts'
import { hash32 } from '../case/hash.ts'
import type { Hold } from '../case/hold.ts'
import type { Policy } from '../case/policy.ts'
import type { Response, Wish } from '../case/response.ts'
import { effectId, type Meeting, NO_EFFECTS } from '../responses/effects.ts'
import { effectsOf } from '../responses/effects-of.ts'
import { isNotEmpty } from '../responses/wanted.ts'
import type { Instant } from '../time/instant.ts'
import type { TaskOutcome } from './outcome.ts'
import type { TaskEffects } from './task-store.ts'

/** What an outcome asks for can't be done to the case as it is. Says what to do instead. */
export class OutcomeRefusedError extends Error {
  override readonly name = 'OutcomeRefusedError'
  readonly outcome: TaskOutcome['is']

  constructor(outcome: TaskOutcome['is'], message: string) {
    super(message)
    this.outcome = outcome
  }
}

/** What an agent came back with from one task. */
export interface Told {
  readonly outcomes: readonly TaskOutcome[]
  readonly at: Instant
}

/**
 * What the outcomes of a task change in its case: what the borrower told an agent is a response like any other, but that no
 * automatic answer follows a talk. Holds that this very task has made already, when closing it was cut short, are passed over:
 * an arrangement is not refused since it stands.
 */
export function taskEffects(task: AgentTask, told: Told, standing: CaseFile, policy: Policy): TaskEffects {
  const response = responseOf(task, told)
  const caseFile = { ...standing, holds: standing.holds.filter((hold) => hold.response !== response.id) }
  const meeting: Meeting = {
    response,
    caseFile,
    policy,
    rules: policy.rulebook.rulesFor(caseFile.borrower),
    own: true,
    maybeOwn: true,
    answers: false,
    ...(task.loan !== undefined && { about: [task.loan] }),
  }
  const wishes = told.outcomes.flatMap((outcome) => wishesOf(outcome, caseFile))
  const { reopened: _, ...asked } = isNotEmpty(wishes) ? effectsOf({ wishes, sure: true }, meeting) : NO_EFFECTS
  const arranged = told.outcomes.flatMap((outcome) => arrangementOf(outcome, meeting, policy))
  const settled = told.outcomes.flatMap((outcome) => settledBy(outcome, task, caseFile))
  return { ...asked, holds: [...asked.holds, ...arranged], lifted: [...asked.lifted, ...settled] }
}

/** Named after the task, so that closing it again names the same effects. */
export function responseIdOf({ id, openedAt }: Pick<AgentTask, 'id' | 'openedAt'>): string {
  return `task-${hash32(id).toString(36)}${hash32(`${openedAt} ${id}`).toString(36)}`
}

function responseOf(task: AgentTask, { outcomes, at }: Told): Response {
  const wrong = outcomes.find((outcome) => outcome.is === 'wrong-number')
  return {
    id: responseIdOf(task),
    at,
    door: 'agent',
    channel: 'agent',
    ...(wrong?.is === 'wrong-number' && { point: wrong.point }),
  }
}

function wishesOf(outcome: TaskOutcome, { borrower }: CaseFile): readonly Wish[] {
  switch (outcome.is) {
    case 'reached':
    case 'not-reached':
    case 'resolved':
    case 'arrangement-accepted':
      return []
    case 'promise':
      return [{ intent: 'promise', date: outcome.date, amount: outcome.amount }]
    case 'paid':
      return [{ intent: 'paid', partly: outcome.partly, amount: outcome.amount }]
    case 'stop':
      return [{ intent: 'stop', scope: outcome.scope }]
    case 'wrong-number':
      if (borrower.contactPoints.some(({ id }) => id === outcome.point)) return [{ intent: 'wrong-number' }]
      throw new OutcomeRefusedError(
        outcome.is,
        'The borrower has no such contact point; name the one that was called by the id that the task shows.',
      )
    case 'hardship':
    case 'dispute':
    case 'deceased':
    case 'vulnerable':
    case 'call-me':
      return [{ intent: outcome.is }]
  }
}

function arrangementOf(outcome: TaskOutcome, meeting: Meeting, policy: Policy): readonly Hold[] {
  if (outcome.is !== 'arrangement-accepted') return []
  const { caseFile, response, rules } = meeting
  const { at: now } = response
  const { arrangements } = policy
  const loan = caseFile.loans.find(({ id }) => id === outcome.loan)
  if (loan === undefined) throw new OutcomeRefusedError(outcome.is, 'The borrower has no such loan.')
  const made = offersFor({ caseFile, loan, arrangements, policy, now, firstOn: outcome.firstOn })
  if ('none' in made) {
    throw new OutcomeRefusedError(outcome.is, `The loan can't be paid in parts: ${made.none}.`)
  }
  const offer = made.offers.find(({ id }) => id === outcome.offer)
  if (offer === undefined) {
    const ids = made.offers.map(({ id }) => id).join(', ')
    throw new OutcomeRefusedError(outcome.is, `The case as it is now has no such offer; choose one of ${ids}.`)
  }
  const borrower = caseFile.borrower.id
  const choice = { id: effectId(response, 'arrangement'), borrower, at: now, source: 'agent', by: 'person' } as const
  const chosen = acceptOffer(offer, choice, arrangements, rules)
  return chosen.is === 'accepted' ? [{ ...chosen.hold, response: response.id }] : []
}

function settledBy(outcome: TaskOutcome, { response }: AgentTask, { holds }: CaseFile): readonly Hold[] {
  if (outcome.is !== 'resolved') return []
  const { lifts } = outcome
  if (lifts === undefined) return response === undefined ? [] : holds.filter((hold) => hold.response === response)
  return lifts.map((id) => {
    const hold = holds.find((each) => each.id === id)
    if (hold !== undefined) return hold
    throw new OutcomeRefusedError(outcome.is, `No hold ${id} stands; name those that the task shows, or none.`)
  })
}
