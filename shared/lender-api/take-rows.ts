import * as z from 'zod'
import type { Acted } from '../desk/case-desk.ts'
import { inLanes } from '../intake/in-lanes.ts'
import { lookUpIn } from '../intake/look-up.ts'
import type { PortfolioEvent, PortfolioFact } from '../portfolio/portfolio-event.ts'
import { PortfolioRefused } from '../portfolio/portfolio-refused.ts'
import { readPortfolio } from '../portfolio/read-portfolio.ts'
import { instantSchema } from '../time/boundary.ts'
import type { Instant } from '../time/instant.ts'
import type { LenderRoom } from './lender-room.ts'
import { ProblemError } from './problem.ts'
import type { RowAnswer } from './row-answer.ts'

/** Writes in flight at once. */
const LANES = 16
/** Loans that come by this door and name no feed belong to this one. */
const OWN_FEED = 'api'

export interface Rows {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly asOf?: Instant | undefined
  readonly feed?: string | undefined
}

/** Who sent rows, when, and by which request. */
export type Sending = Pick<Acted, 'id' | 'at' | 'by'>

/** Takes rows in as a portfolio file's are, with an answer to each; nothing is refused for its neighbour's sake. */
export async function takeRows({ rows, asOf, feed = OWN_FEED }: Rows, sending: Sending, room: LenderRoom) {
  const trueAt = asOf ?? sending.at
  if (trueAt > sending.at)
    throw new ProblemError('not-understood', 'asOf is still to come; correct it or leave it out.')
  const answers = new Map<number, RowAnswer>()
  const stored = new Set<string>()
  let told = false
  for await (const { events, lines } of await readRows(rows, trueAt, feed, room)) {
    const facts = events.map((event, at) => ({ event, row: (lines[at] ?? FIRST_LINE) - FIRST_LINE }))
    await inLanes(facts, LANES, laneOf, async ({ event, row }) => {
      const answer = event.kind === 'refused' ? refusal(event, row) : await store(event, row, { trueAt, feed, room })
      told ||= event.kind === 'loan' && answer.is !== 'refused'
      if (answer.is === 'stored' && event.kind !== 'refused' && event.borrower !== undefined) stored.add(event.borrower)
      answers.set(row, worse(answers.get(row), answer))
    })
  }
  for (const borrower of stored) await room.desk.note(borrower, entryOf(sending))
  const each = rows.map((_, row): RowAnswer => answers.get(row) ?? { row, is: 'with-the-row-above' })
  if (told && each.every(({ is }) => is !== 'refused')) await room.feeds.seen(feed, trueAt)
  return each
}

/** The rows stand below one that says what they are. */
const FIRST_LINE = 2

async function readRows(rows: Rows['rows'], asOf: Instant, feed: string, { cases, hashPoint }: LenderRoom) {
  const declared = { record: 'portfolio', asOf: z.encode(instantSchema, asOf), import: 'delta', feed }
  const text = [declared, ...rows].map((row) => `${JSON.stringify(row)}\n`).join('')
  const bytes = new TextEncoder().encode(text)
  try {
    const { events } = await readPortfolio(() => once(bytes), { hashPoint, encoding: 'utf-8', lookUp: lookUpIn(cases) })
    return events()
  } catch (error) {
    if (error instanceof PortfolioRefused) throw new ProblemError('not-understood', error.message)
    throw error
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function laneOf({ event }: { readonly event: PortfolioEvent }): string {
  return event.kind === 'refused' ? '' : (event.borrower ?? '')
}

type Refused = Extract<PortfolioEvent, { kind: 'refused' }>

function refusal({ problems }: Refused, row: number): RowAnswer {
  return { row, is: 'refused', problems: [...problems] }
}

interface Into {
  readonly trueAt: Instant
  readonly feed: string
  readonly room: LenderRoom
}

async function store(fact: PortfolioFact, row: number, { trueAt: asOf, feed, room }: Into): Promise<RowAnswer> {
  const known = fact.kind === 'loan' ? { ...fact, value: { ...fact.value, feed, asOf } } : fact
  if (fact.kind === 'payment' && fact.at > asOf) return { row, is: 'refused', problems: [STILL_TO_COME] }
  try {
    return { row, is: await room.intake.put(known, { asOf, feed }) }
  } catch (error) {
    // A contact of the borrower is in flight, and nothing may be written beside it.
    if (error instanceof Error && error.name === 'PlanInUseError') return { row, is: 'come-again' }
    throw error
  }
}

const STILL_TO_COME = {
  field: 'at',
  problem: 'The payment is later than asOf.',
  mend: 'Send it once it has happened; a pending payment has state pending.',
}

const SEVERITY = ['with-the-row-above', 'older', 'stored', 'come-again', 'refused'] as const

/** A row may hold several facts: a loan with its borrower. What is worst of them is told. */
function worse(one: RowAnswer | undefined, other: RowAnswer): RowAnswer {
  return one !== undefined && SEVERITY.indexOf(one.is) >= SEVERITY.indexOf(other.is) ? one : other
}

function entryOf({ id, at, by }: Sending): Acted {
  return { what: 'acted', id, at, by, act: 'facts-stored', holds: [], lifted: [] }
}
