import { DAY } from '../time/instant.ts'
import type { Candidate } from './candidate.ts'
import type { AgentTask } from './case-file.ts'
import type { Channel } from './channel.ts'
import { coreAnswer } from './core-answer.ts'
import type { Hold } from './hold.ts'
import { arrangementOn } from './holds.ts'
import type { Loan } from './loan.ts'
import type { NoOpportunity } from './opportunity.ts'
import type { Situation } from './situation.ts'

const ABOUT = {
  language: 'No approved template exists in a language that the borrower accepts; please speak to them yourself.',
  'missing-value':
    'A value that the message needs is missing in the record; please complete it or speak to the borrower.',
} as const

/** Work for a person where nothing is known of the borrower's place; undefined while the task is open. */
export function placeTask(situation: Situation): AgentTask | undefined {
  const about = 'Neither a time zone nor a known jurisdiction is recorded; please find out where the borrower lives.'
  return newTask({ id: 'review.place', kind: 'review', about }, situation)
}

/** Work for a person where words are missing for a step, or a rule hands it on; undefined where neither, or the task is open. */
export function taskFor(
  { wordsMissing, routedBy }: NoOpportunity,
  candidate: Candidate,
  situation: Situation,
): AgentTask | undefined {
  if (wordsMissing !== undefined) return openTask('language', candidate, situation)
  if (routedBy === undefined) return undefined
  const loan = candidate.subject.loan.id
  const to = situation.policy.rulebook.routeOf(routedBy) === 'representative' ? TO_REPRESENTATIVE : TO_AGENT
  return newTask(
    { id: `route.${loan}.${candidate.step.id}`, kind: 'call', loan, about: `${routedBy}: ${to}` },
    situation,
  )
}

const TO_AGENT = 'software may not make this contact; please make it yourself.'
const TO_REPRESENTATIVE = 'this contact goes to whoever represents the borrower; please make it yourself.'

/** Work for a person where a hold keeps contact from the borrower and a rule says to whom it goes instead. */
export function heldTask({ id, kind }: Hold, situation: Situation): AgentTask | undefined {
  const to = situation.rules.holdRoute(kind)
  if (to === undefined) return undefined
  const about = to === 'representative' ? TO_REPRESENTATIVE : TO_AGENT
  return newTask(
    { id: `route.hold.${id}`, kind: 'call', about: `${situation.rules.holdRule(kind)}: ${about}` },
    situation,
  )
}

/** Work for a person where a rule would rather have a contact looked at. The contact goes out all the same. */
export function reviewTasks(channel: Channel, situation: Situation): readonly AgentTask[] {
  const { findings, policy } = situation
  const tasks: AgentTask[] = []
  for (const finding of findings) {
    if (finding.effect !== 'flag' || finding.channel !== channel || !policy.rulebook.wantsReview(finding.rule)) continue
    const id = `review.${finding.rule}`
    const about = `The rule ${finding.rule} would rather not have seen this contact; please look whether it was wise.`
    const task = tasks.some((other) => other.id === id) ? undefined : newTask({ id, kind: 'review', about }, situation)
    if (task !== undefined) tasks.push(task)
  }
  return tasks
}

/** So long after a task was closed, what asked for it may ask again: then the closing has not helped. */
const QUIET_AFTER_CLOSING = 30 * DAY

/** Work for a person where the core system rejected an arrangement, or has not answered in time. */
export function arrangementTasks(situation: Situation): readonly AgentTask[] {
  const { holds, loans } = situation.caseFile
  // Asked at every decision, and most cases have no hold at all.
  return holds.length === 0 ? NO_TASKS : loans.flatMap((loan) => arrangementTask(loan, situation) ?? [])
}

const NO_TASKS: readonly AgentTask[] = []

function arrangementTask(loan: Loan, situation: Situation): AgentTask | undefined {
  const { caseFile, now, today } = situation
  const arrangement = arrangementOn(caseFile.holds, loan.id, now)
  if (arrangement === undefined || loan.status === 'paid' || loan.status === 'closed') return undefined
  const answer = coreAnswer(arrangement, caseFile.holds, now)
  const task = (name: 'rejected' | 'unanswered') =>
    newTask(
      { id: `arrangement-${name}.${loan.id}.${arrangement.id}`, kind: 'review', loan: loan.id, about: ARRANGED[name] },
      situation,
    )
  if (answer.is === 'rejected') return task('rejected')
  // A core system that reports the loan as in arrangement since has answered in its own way.
  const seen = loan.status === 'in-arrangement' && loan.sourceVersion > arrangement.from
  return answer.is === 'awaited' && answer.answerBy < today && !seen ? task('unanswered') : undefined
}

const ARRANGED = {
  rejected:
    'The core system rejected the arrangement that the borrower agreed to. Please speak with them and agree on another, or end this one.',
  unanswered:
    'The core system has neither confirmed nor rejected an arrangement in time. It stands meanwhile; please find out why.',
} as const

function newTask(task: Omit<AgentTask, 'openedAt'>, { caseFile, now }: Situation): AgentTask | undefined {
  const known = caseFile.tasks.find(({ id }) => id === task.id)
  const asksAgain = known === undefined || (known.closed !== undefined && now >= known.closed.at + QUIET_AFTER_CLOSING)
  return asksAgain ? { ...task, openedAt: now } : undefined
}

/** A task that is named by what it is about, so that asking for it again opens nothing new. */
export function openTask(kind: keyof typeof ABOUT, candidate: Candidate, situation: Situation): AgentTask | undefined {
  const loan = candidate.subject.loan.id
  return newTask({ id: `${kind}.${loan}.${candidate.step.id}`, kind, loan, about: ABOUT[kind] }, situation)
}
