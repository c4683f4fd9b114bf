import { type Finding, isOfPack } from '../case/finding.ts'
import type { ContactFacts, HistoryEntry } from '../ports.ts'
import type { BusinessEvent } from './business-event.ts'

type Decided = Extract<HistoryEntry, { what: 'decision' }>
type Responded = Extract<HistoryEntry, { what: 'response' }>
type Delivery = Extract<HistoryEntry, { what: 'delivery' }>

/** What an entry of the history tells the world; most decisions tell nothing. */
export function eventsOfEntry(borrower: string, entry: HistoryEntry): readonly BusinessEvent[] {
  const { at } = entry
  switch (entry.what) {
    case 'contact':
      return [{ type: `contact-${entry.outcome}`, at, borrower, ...factsOf(entry) }]
    case 'lost':
      return [{ type: 'contact-unknown', at, borrower, ...factsOf(entry) }]
    case 'point-closed':
      return [{ type: 'point-closed', at, borrower, point: entry.point, why: entry.why }]
    case 'withdrawn':
      return [{ type: 'contact-withdrawn', at, borrower, contact: entry.contact, channel: entry.channel }]
    case 'delivery':
      return [deliveryEvent(borrower, entry)]
    case 'task-opened': {
      const { task, kind, loan } = entry
      return [{ type: 'task-opened', at, borrower, task, kind, ...(loan !== undefined && { loan }) }]
    }
    case 'task-taken':
    case 'task-released':
      return [{ type: entry.what, at, borrower, task: entry.task }]
    case 'task-closed': {
      const { task, kind, loan, outcomes } = entry
      const closed = {
        type: 'task-closed',
        at,
        borrower,
        task,
        kind,
        outcomes,
        ...(loan !== undefined && { loan }),
      } as const
      return [closed, ...promisesMade(borrower, entry)]
    }
    case 'response':
      return [
        { type: 'response-recorded', at, borrower, response: entry.response, channel: entry.channel },
        ...promisesMade(borrower, entry),
      ]
    case 'promise-settled':
      return [{ type: `promise-${entry.state}`, at, borrower, promise: entry.promise, loan: entry.loan }]
    case 'erased':
      // Who asked for it knows; a bus would only tell more people.
      return []
    case 'arrangement-asked': {
      const { what, state, ...asked } = entry
      return [{ type: `arrangement-${state}`, borrower, ...asked }]
    }
    case 'arrangement-settled':
      return [{ type: `arrangement-${entry.state}`, at, borrower, arrangement: entry.arrangement, loan: entry.loan }]
    case 'acted':
      // Whoever acted knows.
      return []
    case 'handed-over':
      // Its task has an entry of its own.
      return []
    case 'decision':
      return [...deferral(borrower, entry), ...refusal(borrower, entry)]
  }
}

function promisesMade(borrower: string, { at, holds }: Pick<Responded, 'at' | 'holds'>): readonly BusinessEvent[] {
  return holds.flatMap(({ id: promise, kind, loan }): readonly BusinessEvent[] =>
    kind === 'promise' && loan !== undefined ? [{ type: 'promise-made', at, borrower, promise, loan }] : [],
  )
}

/** A contact without its message. */
function factsOf({ contact, channel, point, purpose, tone, steps }: ContactFacts): ContactFacts {
  return { contact, channel, ...(point !== undefined && { point }), purpose, tone, steps }
}

function deliveryEvent(borrower: string, { at, contact, channel, state, why }: Delivery): BusinessEvent {
  if (state === 'delivered') return { type: 'contact-delivered', at, borrower, contact, channel }
  return { type: 'contact-undelivered', at, borrower, contact, channel, state, ...(why !== undefined && { why }) }
}

function deferral(borrower: string, { at, until, findings }: Decided): readonly BusinessEvent[] {
  const rules = rulesOfPacks(findings, 'defer')
  return until === undefined || rules.length === 0 ? [] : [{ type: 'contact-deferred', at, borrower, until, rules }]
}

function refusal(borrower: string, { at, findings }: Decided): readonly BusinessEvent[] {
  const rules = rulesOfPacks(findings, 'deny')
  return rules.length === 0 ? [] : [{ type: 'contact-refused', at, borrower, rules }]
}

/** The house's own reasons are the strategy at work; only a rule of a pack defers or refuses. */
function rulesOfPacks(findings: readonly Finding[], effect: Finding['effect']): string[] {
  const speaking = findings.filter((finding) => finding.effect === effect && isOfPack(finding))
  return [...new Set(speaking.map(({ rule }) => rule))]
}
