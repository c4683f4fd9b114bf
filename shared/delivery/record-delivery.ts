import type { CaseFile } from '../case/case-file.ts'
import type { Plan, RecentContact } from '../case/plan.ts'
import { type Arrival, arrivalAfter, untouched, withArrival } from '../case/plan-delivery.ts'
import type { BusinessEvent } from '../events/business-event.ts'
import type { CaseStore, Clock, ContactQueue, HistoryEntry } from '../ports.ts'
import { LEASE } from '../reconcile/stale-claim.ts'
import { MINUTE, SECOND } from '../time/instant.ts'
import { ClaimInFlightError, DeliveryContendedError } from './delivery-errors.ts'
import type { DeliveryReport, DeliveryState } from './delivery-report.ts'

export interface DeliveryPorts {
  readonly cases: CaseStore
  readonly queue: ContactQueue
  readonly clock: Clock
}

/** What a report did: it changed the contact's outcome, was only noted in the history, or had been recorded before. */
export type DeliveryOutcome = 'delivered' | 'failed' | 'noted' | 'repeated' | 'no-case'

export interface Recorded {
  readonly outcome: DeliveryOutcome
  /** Whether it closed a contact point that was open. */
  readonly closed: boolean
  /** What is to be published: a plain receipt has no history entry whose event would be. */
  readonly event?: BusinessEvent
}

/** A function that records runs for a minute at most. */
const ENDED_WITHIN = MINUTE
/** More losses in a row than this against other writers of one case mean that something is wrong. */
const ATTEMPTS = 8

/** A complaint about a message says first of all that it arrived. */
const ARRIVALS: Readonly<Record<DeliveryState, Arrival>> = {
  delivered: 'delivered',
  complained: 'delivered',
  undelivered: 'failed',
  bounced: 'failed',
  'opted-out': 'failed',
  expired: 'failed',
}

/**
 * Records what a provider reports of a contact: its outcome in the plan, the closed contact point, and the history of
 * everything but a plain receipt. Recording the same report again changes nothing. Throws where the case is in use, which
 * means: again later. Nearly all reports are of a contact that was sent and arrived, for which a case that is a moment old will do: the
 * write is conditional on its plan.
 */
export async function recordDelivery(report: DeliveryReport, ports: DeliveryPorts): Promise<Recorded> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const freshness = attempt === 0 && report.state === 'delivered' ? 'a-moment-old' : 'newest'
    const seen = freshness === 'a-moment-old' ? report.seen : undefined
    const caseFile = seen ?? (await ports.cases.load(report.borrower, freshness))
    if (freshness === 'a-moment-old' && !awaits(caseFile, report)) continue
    if (caseFile === undefined) return { outcome: 'no-case', closed: false }
    const contact = caseFile.plan.contacts.find(({ id }) => id === report.contact)
    const closed = await closePoint(caseFile, contact, report, ports)
    refuseClaimInFlight(caseFile.plan, report, ports)
    const anew = contact !== undefined && settles(contact, report, caseFile) ? contact : undefined
    const before = ports.clock.now()
    if (anew !== undefined) await decideAnew(anew, report, ports, ENDED_WITHIN)
    const outcome = await record(caseFile, contact, report, ports)
    if (outcome === 'again') continue
    // A process may be frozen before it writes, and go on beside a later event.
    if (anew !== undefined && ports.clock.now() - before >= ENDED_WITHIN) await decideAnew(anew, report, ports, 0)
    const plain = isPlain(contact, report) ? { event: delivered(report) } : {}
    return { outcome, closed, ...plain }
  }
  throw new DeliveryContendedError(report.borrower)
}

/** Whether the contact is known to have been sent, and nobody is at work on the case: then all that a receipt does is one conditional write. */
function awaits(caseFile: CaseFile | undefined, { contact, closes }: DeliveryReport): boolean {
  if (caseFile === undefined || caseFile.plan.claim !== undefined || closes !== undefined) return false
  return caseFile.plan.contacts.some(({ id, outcome }) => id === contact && outcome === 'sent')
}

/** Before the plan, so that a claim in flight finds it at its second look. Consent that is dated later reopens the point. */
async function closePoint(
  { closedPoints }: CaseFile,
  contact: RecentContact | undefined,
  { borrower, closes, at }: DeliveryReport,
  { cases }: DeliveryPorts,
): Promise<boolean> {
  const point = contact?.point
  if (closes === undefined || point === undefined) return false
  if (closedPoints.some((closed) => closed.point === point && closed.since >= at)) return false
  await cases.closePoint(borrower, { point, since: at, why: closes })
  return true
}

/**
 * Who holds a claim will write the plan as it read it, under the claim alone: what is written in between would be lost. Only
 * the reported contact's own claim is settled here, once its lease has ended and nobody stands behind it.
 */
function refuseClaimInFlight({ claim }: Plan, { borrower, contact }: DeliveryReport, { clock }: DeliveryPorts): void {
  if (claim === undefined) return
  if (claim.id !== contact || clock.now() < claim.at + LEASE) throw new ClaimInFlightError(borrower)
}

async function record(
  { plan, closedPoints }: CaseFile,
  contact: RecentContact | undefined,
  report: DeliveryReport,
  { cases }: DeliveryPorts,
): Promise<DeliveryOutcome | 'again'> {
  const reported = ARRIVALS[report.state]
  // What closes a point is rare and worth a second entry under the same key: the first try may have ended before it.
  if (contact?.outcome === reported && report.closes === undefined) return 'repeated'

  const arrival = contact && arrivalAfter(contact, reported, report.state === 'bounced', closedPoints)

  const next =
    contact === undefined || arrival === undefined
      ? untouched(plan)
      : withArrival(plan, contact, arrival, report.result)
  const history = isPlain(contact, report) ? [] : entriesOf(report, contact?.point)
  const write = await cases.writePlan(report.borrower, { version: plan.version }, { plan: next, tasks: [], history })
  return write.written ? (arrival ?? 'noted') : 'again'
}

/** Whether the case is to be decided anew: another channel may be tried, or what was unknown no longer is. */
function settles(contact: RecentContact, { state }: DeliveryReport, { closedPoints }: CaseFile): boolean {
  const arrival = arrivalAfter(contact, ARRIVALS[state], state === 'bounced', closedPoints)
  if (arrival === 'delivered') return contact.outcome !== 'sent'
  // Also when a failure is reported again: a write that was slow may have come after whoever was woken for it.
  return arrival === 'failed' || (ARRIVALS[state] === 'failed' && contact.outcome === 'failed')
}

/**
 * Before the plan, as an alarm is: a report may come no second time, or find no contact any more that awaits it. Whoever is woken
 * sees what this function writes, since by then it has ended. By the channel that the contact left by: who reports of it may be a
 * channel that the stage does not send by.
 */
function decideAnew(
  { channel }: RecentContact,
  { borrower }: DeliveryReport,
  { queue }: DeliveryPorts,
  delayMs: number,
): Promise<void> {
  return queue.put(borrower, channel, delayMs / SECOND)
}

/** A contact that was accepted and arrived, as nearly all do. The plan holds it; a history entry would say nothing more. */
function isPlain(contact: RecentContact | undefined, { state }: DeliveryReport): boolean {
  return state === 'delivered' && (contact?.outcome === 'sent' || contact?.outcome === 'delivered')
}

function entriesOf(report: DeliveryReport, point: string | undefined): readonly HistoryEntry[] {
  const { at, contact, channel, state, why, closes } = report
  const entry: HistoryEntry = { what: 'delivery', at, contact, channel, state, ...(why !== undefined && { why }) }
  if (closes === undefined || point === undefined) return [entry]
  return [entry, { what: 'point-closed', at, point, why: closes }]
}

function delivered({ at, borrower, contact, channel }: DeliveryReport): BusinessEvent {
  return { type: 'contact-delivered', at, borrower, contact, channel }
}
