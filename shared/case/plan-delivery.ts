import type { ClosedPoint } from './case-file.ts'
import type { Channel } from './channel.ts'
import type { ContactResult } from './contact-words.ts'
import { countsAsSent, type Plan, type RecentContact } from './plan.ts'
import { changed } from './plan-changes.ts'

/** Whether a contact reached its address in the end, as a provider reports it. */
export type Arrival = 'delivered' | 'failed'

/**
 * What a report makes of a contact; undefined where the outcome stands. Reports come late, twice and out of order, so what
 * was delivered does not become undelivered again, but by a bounce: a mail server may accept a message and refuse it after
 * all. For the same reason an acceptance that comes in after the bounce says nothing: the closed point outlives it.
 */
export function arrivalAfter(
  { outcome, point, at }: RecentContact,
  reported: Arrival,
  bounced: boolean,
  closedPoints: readonly ClosedPoint[],
): Arrival | undefined {
  switch (outcome) {
    case 'claimed':
    case 'sent':
    case 'unknown':
      return reported
    case 'delivered':
      return bounced ? 'failed' : undefined
    case 'failed': {
      const closedSince = closedPoints.some((closed) => closed.point === point && closed.since >= at)
      return reported === 'delivered' && !closedSince ? 'delivered' : undefined
    }
    case 'observed':
      return undefined
  }
}

/**
 * The plan with what became of a contact: in the recent contacts, in its step keys and in the counts. A claim that is still
 * open for it ends. `result` is what else is known of one that failed: a call that rang out counts where starts are counted.
 */
export function withArrival(
  plan: Plan,
  { id, channel, purpose, outcome }: RecentContact,
  arrival: Arrival,
  result?: ContactResult,
): Plan {
  const { claim, done, contacts, contactsSent, engagement } = plan
  const after = changed(
    plan,
    claim?.id === id ? undefined : claim,
    contacts.map((contact) => (contact.id === id ? arrived(contact, arrival, result) : contact)),
    done.map((mark) => (mark.contact === id ? { ...mark, outcome: arrival } : mark)),
    Math.max(
      0,
      contactsSent + difference(countsAsSent({ purpose, outcome }), countsAsSent({ purpose, outcome: arrival })),
    ),
  )
  const more = difference(outcome === 'delivered', arrival === 'delivered')
  return { ...after, engagement: engagementAfter(engagement, channel, more) }
}

/** What its receipt was to be told by is of no use any more, and what an earlier one said of how it failed is over. */
function arrived(
  { trace: _told, result: _earlier, ...contact }: RecentContact,
  outcome: Arrival,
  result?: ContactResult,
): RecentContact {
  return { ...contact, outcome, ...(result !== undefined && { result }) }
}

function difference(before: boolean, after: boolean): number {
  return Number(after) - Number(before)
}

function engagementAfter(engagement: Plan['engagement'], channel: Channel, more: number): Plan['engagement'] {
  if (more === 0) return engagement
  const { [channel]: before = 0, ...others } = engagement ?? {}
  return before + more > 0 ? { ...others, [channel]: before + more } : others
}

/** The same plan as a newer version, for a history entry that changes nothing of it. */
export function untouched(plan: Plan): Plan {
  return { ...plan, version: plan.version + 1 }
}
