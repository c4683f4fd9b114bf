import type { AgentTask, CaseFile } from '../case/case-file.ts'
import type { Decision } from '../case/decision.ts'
import type { Finding } from '../case/finding.ts'
import type { Hold } from '../case/hold.ts'
import type { Payment } from '../case/loan.ts'
import type { RecentContact } from '../case/plan.ts'
import { explainFinding } from '../compliance/explain.ts'
import type { Rulebook } from '../compliance/ruleset.ts'
import type { ExplainedFinding } from '../explain/explain-case.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import type { TimelineEntry } from './timeline.ts'

/** Tells a borrower's case as it went, in order of time, with every decision explained. */
export class Storyteller {
  readonly #rulebook: Rulebook

  constructor(rulebook: Rulebook) {
    this.#rulebook = rulebook
  }

  story(caseFile: CaseFile, history: readonly HistoryEntry[]): readonly TimelineEntry[] {
    const { payments, holds, plan, tasks } = caseFile
    const handed = new Set(history.flatMap((entry) => (entry.what === 'handed-over' ? [entry.task] : [])))
    const sent = new Set(history.flatMap((entry) => (isContact(entry) ? [entry.contact] : [])))
    // Of one instant, what happened comes before what was decided upon it.
    const entries = [
      // The plan alone knows of contacts that others made.
      ...plan.contacts.filter(({ id, outcome }) => outcome !== 'claimed' && !sent.has(id)).map(contactElsewhere),
      ...payments.map((payment) => paymentEntry(payment, caseFile)),
      ...holds.filter(({ kind }) => kind !== 'answer').map(holdEntry),
      ...history
        .filter((entry, at) => !repeats(entry, history[at - 1]))
        .flatMap((entry) => this.#historyEntry(entry, tasks)),
      // What a step handed to a person stands in the history already, with its findings.
      ...tasks.filter(({ id }) => !handed.has(id)).map(taskEntry),
    ]
    return entries.sort((a, b) => a.at - b.at)
  }

  decision(decision: Decision, at: Instant): TimelineEntry {
    const findings = this.#explained(decision.findings)
    return decision.kind === 'wait'
      ? { at, kind: 'wait', until: decision.until, findings }
      : { at, kind: decision.kind, findings }
  }

  #explained(findings: readonly Finding[]): readonly ExplainedFinding[] {
    return findings.map((finding) => ({ ...finding, ...explainFinding(finding, this.#rulebook) }))
  }

  #historyEntry(entry: HistoryEntry, tasks: readonly AgentTask[]): TimelineEntry | readonly TimelineEntry[] {
    const { at } = entry
    switch (entry.what) {
      case 'contact': {
        const { outcome, message, findings } = entry
        return { at, kind: 'contact', detail: outcome, message, findings: this.#explained(findings) }
      }
      case 'lost':
        return { at, kind: 'contact', detail: 'unknown', findings: [] }
      case 'withdrawn':
        return { at, kind: 'withdrawn', findings: this.#explained(entry.findings) }
      case 'handed-over': {
        const detail = tasks.find(({ id }) => id === entry.task)?.kind ?? 'call'
        return { at, kind: 'task', detail, findings: this.#explained(entry.findings) }
      }
      case 'decision': {
        const { kind, until, findings } = entry
        return { at, kind, ...(until !== undefined && { until }), findings: this.#explained(findings) }
      }
      case 'response': {
        const { words } = entry
        return { at, kind: 'reply', ...(words !== undefined && { words }), findings: [] }
      }
      case 'delivery':
        return { at, kind: 'contact', detail: entry.state, findings: [] }
      case 'task-closed': {
        const { kind, outcomes, note } = entry
        return {
          at,
          kind: 'task-done',
          detail: kind,
          outcomes,
          ...(note !== undefined && { words: note }),
          findings: [],
        }
      }
      // The task stands in the story already, and so do the contact that closed the point, the promise and the payments.
      case 'acted':
      case 'task-opened':
      case 'task-taken':
      case 'task-released':
      case 'point-closed':
      case 'promise-settled':
      case 'erased':
      case 'arrangement-asked':
      case 'arrangement-settled':
        return []
    }
  }
}

/** An old alarm that rings finds what was found before; the story tells it once. */
function repeats(entry: HistoryEntry, before: HistoryEntry | undefined): boolean {
  return (
    entry.what === 'decision' &&
    before?.what === 'decision' &&
    entry.kind === before.kind &&
    entry.until === before.until &&
    JSON.stringify(entry.findings) === JSON.stringify(before.findings)
  )
}

function isContact(entry: HistoryEntry): entry is Extract<HistoryEntry, { what: 'contact' | 'lost' }> {
  return entry.what === 'contact' || entry.what === 'lost'
}

function contactElsewhere({ at, channel, outcome, inbound, manner, result }: RecentContact): TimelineEntry {
  const more = {
    ...(inbound !== undefined && { inbound }),
    ...(manner !== undefined && { manner }),
    ...(result !== undefined && { result }),
  }
  return { at, kind: 'contact', channel, detail: outcome, ...more, findings: [] }
}

function paymentEntry({ at, state, loan, amount }: Payment, { loans }: CaseFile): TimelineEntry {
  const currency = loans.find(({ id }) => id === loan)?.currency ?? ''
  return { at, kind: 'payment', detail: state, loan, amount: { minor: amount, currency }, findings: [] }
}

function holdEntry({ from, kind, scope }: Hold): TimelineEntry {
  return { at: from, kind: 'hold', detail: kind, ...(scope.of === 'loan' && { loan: scope.loan }), findings: [] }
}

function taskEntry({ openedAt, kind, loan }: AgentTask): TimelineEntry {
  return { at: openedAt, kind: 'task', detail: kind, ...(loan !== undefined && { loan }), findings: [] }
}
