import { type Offer, offersFor } from '../arrangements/offers-for.ts'
import type { ContactPoint } from '../case/borrower.ts'
import type { AgentTask, CaseFile } from '../case/case-file.ts'
import type { Channel } from '../case/channel.ts'
import type { Hold } from '../case/hold.ts'
import { stands } from '../case/holds.ts'
import { isClosed } from '../case/opt-outs.ts'
import type { Policy } from '../case/policy.ts'
import { explainFinding } from '../compliance/explain.ts'
import type { ExplainedFinding } from '../explain/explain-case.ts'
import type { HistoryEntry } from '../ports.ts'
import { loanViews } from '../story/loan-views.ts'
import { Storyteller } from '../story/storyteller.ts'
import type { LoanView, TimelineEntry } from '../story/timeline.ts'
import type { Instant } from '../time/instant.ts'
import { dueAt } from './due.ts'
import { approachFor, type SpeakingHours, speakingHours } from './speaking-hours.ts'
import { type SpokenRules, spokenRules } from './spoken-rules.ts'

/** What a borrower wrote or chose, in their own words. */
export interface BorrowersWords {
  readonly at: Instant
  readonly channel: Channel
  readonly words: string
  /** Whether the task is about these. */
  readonly about: boolean
}

/** All that a person needs to act well on a task. */
export interface TaskBriefing {
  readonly task: AgentTask
  readonly dueAt: Instant
  readonly borrower: {
    readonly id: string
    readonly name: string
    readonly locales: readonly string[]
    readonly zone: string
    /** Those that are open. */
    readonly points: readonly Pick<ContactPoint, 'id' | 'channel' | 'address' | 'place'>[]
  }
  readonly loans: readonly LoanView[]
  /** The newest first. */
  readonly words: readonly BorrowersWords[]
  /** Why the borrower is left alone, or what was agreed. */
  readonly holds: readonly Hold[]
  readonly hours: readonly (Omit<SpeakingHours, 'findings'> & { readonly findings: readonly ExplainedFinding[] })[]
  readonly rules: SpokenRules
  /** In which parts the debt may be paid. */
  readonly offers: readonly Offer[]
  readonly story: readonly TimelineEntry[]
}

/** Tells a person what happened, what the borrower said, and what may be said and when. Pure. */
export function briefingOf(
  task: AgentTask,
  caseFile: CaseFile,
  history: readonly HistoryEntry[],
  policy: Policy,
  now: Instant,
): TaskBriefing {
  const { borrower, loans, holds, closedPoints } = caseFile
  const { rulebook, arrangements } = policy
  const rules = rulebook.rulesFor(borrower)
  const asked = loans.filter(({ id }) => task.loan === undefined || id === task.loan)
  return {
    task,
    dueAt: dueAt(task),
    borrower: {
      id: borrower.id,
      name: borrower.name,
      locales: borrower.locales,
      zone: rules.homeZone.name,
      points: borrower.contactPoints.filter((point) => !isClosed(point, closedPoints)),
    },
    loans: loanViews(caseFile, policy, now),
    words: wordsOf(task, history),
    holds: holds.filter((hold) => hold.kind !== 'answer' && stands(hold, now)),
    hours: speakingHours(task, caseFile, policy, now).map((each) => ({
      ...each,
      findings: each.findings.map((finding) => ({ ...finding, ...explainFinding(finding, rulebook) })),
    })),
    rules: spokenRules(rulebook, borrower, approachFor(task, caseFile, rules, now), now),
    offers: asked.flatMap((loan) => {
      const made = offersFor({ caseFile, loan, arrangements, policy, now })
      return 'none' in made ? [] : made.offers
    }),
    story: new Storyteller(rulebook).story(caseFile, history),
  }
}

function wordsOf({ response }: AgentTask, history: readonly HistoryEntry[]): readonly BorrowersWords[] {
  const said = history.flatMap((entry) =>
    entry.what === 'response' && entry.words !== undefined
      ? [{ at: entry.at, channel: entry.channel, words: entry.words, about: entry.response === response }]
      : [],
  )
  return said.toSorted((a, b) => b.at - a.at)
}
