import { type ContactOutcome, countsAsSent, type DoneStep, type Plan, type RecentContact } from '../case/plan.ts'
import type { BusinessEvent } from '../events/business-event.ts'

type ContactEvent = Extract<BusinessEvent, { type: 'contact-sent' | 'contact-unknown' | 'contact-failed' }>

/**
 * A plan of a restored table, told again of the contacts that its borrower had since: they count for the caps, and their
 * steps are not done again. The same plan where it knows them all, so that telling twice is telling once.
 */
export function recoveredPlan(plan: Plan, events: readonly BusinessEvent[]): Plan {
  const known = new Set(plan.contacts.map(({ id }) => id))
  const outcomes = outcomesOf(events)
  const missing = events.filter(isContact).filter(({ contact }) => !known.has(contact) && known.add(contact))
  const corrected = plan.contacts.map((contact) => withOutcome(contact, outcomes))
  const changed = corrected.filter((contact, at) => contact !== plan.contacts[at])
  if (missing.length === 0 && changed.length === 0) return plan
  const added = missing.map((event) => contactOf(event, outcomes))
  // A contact that was in flight when the backup was made counts from now on, and nobody stands behind its claim any more.
  const claimed = new Set(plan.contacts.filter(({ outcome }) => outcome === 'claimed').map(({ id }) => id))
  const ended = changed.filter(({ id }) => claimed.has(id))
  return {
    ...plan,
    version: plan.version + 1,
    claim: ended.some(({ id }) => id === plan.claim?.id) ? undefined : plan.claim,
    contacts: [...corrected, ...added].sort((a, b) => a.at - b.at),
    done: [
      ...plan.done.map((mark) => ({ ...mark, outcome: outcomes.get(mark.contact) ?? mark.outcome })),
      ...missing.flatMap((event) => stepsOf(event, outcomes)),
    ],
    contactsSent: plan.contactsSent + [...ended, ...added].filter(countsAsSent).length,
  }
}

function isContact(event: BusinessEvent): event is ContactEvent {
  return event.type === 'contact-sent' || event.type === 'contact-unknown' || event.type === 'contact-failed'
}

/** The last that was heard of each contact. An arrival is not taken back by what was published before it and comes later. */
function outcomesOf(events: readonly BusinessEvent[]): ReadonlyMap<string, ContactOutcome> {
  const outcomes = new Map<string, ContactOutcome>()
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    if (isContact(event)) outcomes.set(event.contact, outcomes.get(event.contact) ?? OUTCOMES[event.type])
    else if (event.type === 'contact-delivered') outcomes.set(event.contact, 'delivered')
    else if (event.type === 'contact-undelivered') {
      outcomes.set(event.contact, event.state === 'complained' ? 'delivered' : 'failed')
    }
  }
  return outcomes
}

const OUTCOMES = { 'contact-sent': 'sent', 'contact-unknown': 'unknown', 'contact-failed': 'failed' } as const

function withOutcome(contact: RecentContact, outcomes: ReadonlyMap<string, ContactOutcome>): RecentContact {
  const outcome = outcomes.get(contact.id)
  return outcome === undefined || outcome === contact.outcome ? contact : { ...contact, outcome }
}

function contactOf(
  { contact: id, at, channel, point, purpose, tone, steps, type }: ContactEvent,
  outcomes: ReadonlyMap<string, ContactOutcome>,
): RecentContact {
  const loans = [...new Set(steps.map(({ loan }) => loan))]
  return { id, at, channel, point, purpose, tone, loans, outcome: outcomes.get(id) ?? OUTCOMES[type] }
}

function stepsOf(
  { contact, channel, steps, type }: ContactEvent,
  outcomes: ReadonlyMap<string, ContactOutcome>,
): readonly DoneStep[] {
  const outcome = outcomes.get(contact) ?? OUTCOMES[type]
  return steps.map(({ loan, subject, step }) => ({ loan, subject, step, channel, contact, outcome }))
}
