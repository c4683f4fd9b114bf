import type { Candidate } from './candidate.ts'
import type { AgentTask } from './case-file.ts'
import type { NoOpportunity } from './opportunity.ts'
import type { Situation } from './situation.ts'

const ABOUT = {
  language: 'No approved template exists in a language that the borrower accepts; please speak to them yourself.',
  'missing-value':
    'A value that the message needs is missing in the record; please complete it or speak to the borrower.',
} as const

/** Work for a person where nothing is known of the borrower's place; undefined while the task is open. */
export function placeTask({ caseFile, now }: Situation): AgentTask | undefined {
  const id = 'review.place'
  if (caseFile.tasks.some((task) => task.id === id)) return undefined
  const about = 'Neither a time zone nor a known jurisdiction is recorded; please find out where the borrower lives.'
  return { id, kind: 'review', about, openedAt: now }
}

/** Work for a person where words are missing for a step; undefined where none are, or the task is open already. */
export function taskFor(found: NoOpportunity, candidate: Candidate, situation: Situation): AgentTask | undefined {
  return found.wordsMissing === undefined ? undefined : openTask('language', candidate, situation)
}

/** A task that is named by what it is about, so that asking for it again opens nothing new. */
export function openTask(kind: keyof typeof ABOUT, candidate: Candidate, situation: Situation): AgentTask | undefined {
  const loan = candidate.subject.loan.id
  const id = `${kind}.${loan}.${candidate.step.id}`
  if (situation.caseFile.tasks.some((task) => task.id === id)) return undefined
  return { id, kind, loan, about: ABOUT[kind], openedAt: situation.now }
}
