import { eventsOfEntry } from '../shared/events/events-of-entry.ts'
import type { CaseStore, HistoryEntry, PlanChange } from '../shared/ports.ts'
import { type Instant, SECOND } from '../shared/time/instant.ts'
import type { Metrics } from './metrics.ts'

/**
 * The case store as one case uses it. What its history gains is what happened, so that is what is measured; and the plan
 * that was read first says for when a contact was planned.
 */
export function watchedCases(cases: CaseStore, metrics: Metrics): CaseStore {
  let planned: Instant | undefined
  return {
    load: async (borrower, freshness) => {
      const caseFile = await cases.load(borrower, freshness)
      planned ??= caseFile?.plan.next
      return caseFile
    },
    writePlan: async (borrower, condition, change) => {
      const write = await cases.writePlan(borrower, condition, change)
      if (write.written) for (const entry of change.history) measure(borrower, entry, change, planned, metrics)
      return write
    },
    closePoint: (borrower, point) => cases.closePoint(borrower, point),
  }
}

function measure(
  borrower: string,
  entry: HistoryEntry,
  { history }: PlanChange,
  planned: Instant | undefined,
  metrics: Metrics,
): void {
  switch (entry.what) {
    case 'contact': {
      const { channel } = entry.message
      if (entry.outcome === 'observed') metrics.ofChannel('observed', channel)
      // A contact that became due by a change of the case was planned for no instant before.
      if (planned !== undefined && planned <= entry.at) {
        metrics.ofChannel('lateness', channel, (entry.at - planned) / SECOND)
      }
      return
    }
    case 'lost':
      metrics.ofChannel('unknown', entry.channel)
      return
    case 'withdrawn':
      metrics.ofChannel('withdrawn', entry.channel)
      return
    case 'handed-over': {
      const opened = history.some((other) => other.what === 'task-opened' && other.task === entry.task)
      metrics.ofChannel(opened ? 'sent' : 'observed', 'agent')
      return
    }
    case 'task-opened':
      metrics.ofHouse('tasksOpened')
      return
    case 'decision':
      for (const { type } of eventsOfEntry(borrower, entry)) {
        metrics.ofHouse(type === 'contact-deferred' ? 'deferred' : 'refused')
      }
      return
    case 'acted':
    case 'task-taken':
    case 'task-released':
    case 'task-closed':
    case 'response':
    case 'delivery':
    case 'point-closed':
    case 'promise-settled':
    case 'erased':
    case 'arrangement-asked':
    case 'arrangement-settled':
      return
  }
}
