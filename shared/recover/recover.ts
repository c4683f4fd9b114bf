import type { BusinessEvent } from '../events/business-event.ts'
import type { CaseStore } from '../ports.ts'
import { recoveredPlan } from './recovered-plan.ts'

/** The events of the archive, in parts of any size and any order. */
export type ArchivedEvents = AsyncIterable<readonly BusinessEvent[]>

export interface Recovered {
  readonly events: number
  /** Borrowers whose plan learned something. */
  readonly plans: number
  readonly pointsClosed: number
  /** Borrowers of events whose case is not in the table. */
  readonly withoutCase: number
}

/** More losses in a row than this mean that someone writes the table: sending was not paused. */
const ATTEMPTS = 5

/** Thrown where a case changes while it is recovered. */
export class NotPausedError extends Error {
  override readonly name = 'NotPausedError'

  constructor(borrower: string) {
    super(
      `The case of borrower ${borrower} keeps changing. Pause sending and the imports, then recover again; nothing is lost.`,
    )
  }
}

/**
 * Tells the cases of a restored table again what happened since: contacts and their step keys, deliveries, and contact points
 * that closed. Safe to repeat, whole or in part.
 */
export async function recover(archive: ArchivedEvents, cases: CaseStore): Promise<Recovered> {
  const counts = { events: 0, plans: 0, pointsClosed: 0 }
  const withoutCase = new Set<string>()
  for await (const events of archive) {
    counts.events += events.length
    for (const [borrower, theirs] of Map.groupBy(events, (event) => event.borrower)) {
      const told = await tell(borrower, theirs, cases)
      if (told === 'no-case') withoutCase.add(borrower)
      else if (told === 'told') counts.plans += 1
      if (told !== 'no-case') counts.pointsClosed += await closePoints(borrower, theirs, cases)
    }
  }
  return { ...counts, withoutCase: withoutCase.size }
}

async function tell(
  borrower: string,
  events: readonly BusinessEvent[],
  cases: CaseStore,
): Promise<'told' | 'known' | 'no-case'> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const plan = (await cases.load(borrower))?.plan
    if (plan === undefined) return 'no-case'
    const recovered = recoveredPlan(plan, events)
    if (recovered === plan) return 'known'
    const write = await cases.writePlan(
      borrower,
      { version: plan.version },
      { plan: recovered, tasks: [], history: [] },
    )
    if (write.written) return 'told'
  }
  throw new NotPausedError(borrower)
}

async function closePoints(borrower: string, events: readonly BusinessEvent[], cases: CaseStore): Promise<number> {
  let closed = 0
  for (const event of events) {
    if (event.type !== 'point-closed') continue
    await cases.closePoint(borrower, { point: event.point, since: event.at, why: event.why })
    closed += 1
  }
  return closed
}
