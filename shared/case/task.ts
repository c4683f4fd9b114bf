import type { Candidate } from './candidate.ts'
import type { AgentTask } from './case-file.ts'
import type { Channel } from './channel.ts'
import type { Hold } from './hold.ts'
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

function newTask(task: Omit<AgentTask, 'openedAt'>, { caseFile, now }: Situation): AgentTask | undefined {
  return caseFile.tasks.some(({ id }) => id === task.id) ? undefined : { ...task, openedAt: now }
}

/** A task that is named by what it is about, so that asking for it again opens nothing new. */
export function openTask(kind: keyof typeof ABOUT, candidate: Candidate, situation: Situation): AgentTask | undefined {
  const loan = candidate.subject.loan.id
  return newTask({ id: `${kind}.${loan}.${candidate.step.id}`, kind, loan, about: ABOUT[kind] }, situation)
}
