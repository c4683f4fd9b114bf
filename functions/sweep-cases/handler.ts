import type { SQSBatchResponse } from 'aws-lambda'
import type { CaseScan, QueueAges } from '../../shared/ports.ts'
import { reconcile } from '../../shared/reconcile.ts'
import type { ResponsePorts } from '../../shared/responses/record-response.ts'
import type { PortfolioLedger } from '../../shared/sweep/portfolio-ledger.ts'
import { type Moved, sweep } from '../../shared/sweep/sweep.ts'
import { formatInstant, SECOND } from '../../shared/time/instant.ts'
import { type LambdaHandler, lambda, type TimeLeft } from '../lambda.ts'
import { nameOf } from '../log.ts'
import type { Room } from '../room.ts'
import { watchedPorts } from '../watched-ports.ts'
import { readSweepEvent, type SweepPart } from './sweep-message.ts'

const BY = 'sweep-cases'
/** Driving a handful of cases takes a second or two; with less than this left, the segment goes on in another message. */
const TIME_TO_HAND_OVER_MS = 20_000

/** The parts of a sweep that wait to be worked on. */
export interface SweepParts {
  put(part: SweepPart): Promise<void>
}

export interface SweepRoom extends Room {
  readonly scan: CaseScan
  readonly ages: QueueAges
  readonly parts: SweepParts
  readonly portfolio: Pick<PortfolioLedger, 'count'>
  /** By what a response takes effect that was left in the middle; asked for when there is one. */
  readonly answering: () => Promise<Pick<ResponsePorts, 'responses' | 'reader'>>
  /** Into how many parts the table is read. */
  readonly segments: number
  readonly periodSeconds: number
}

/**
 * The door that nobody opens from outside: every period each case is decided anew, and where the answer is not what the plan
 * stands for, the room is entered as if the case had changed. A segment that takes too long goes on in another message.
 */
export function createHandler(room: SweepRoom): LambdaHandler<SQSBatchResponse | undefined> {
  return lambda(async (event, timeLeft) => {
    const read = readSweepEvent(event)
    if (read === 'start') {
      await begin(room)
      return undefined
    }
    const failed: string[] = []
    for (const { id, part } of read) {
      try {
        if ('unreadable' in part) await park(id, part.unreadable, room)
        else await sweepPart(part, room, timeLeft)
      } catch (error) {
        room.log({ what: 'left', by: BY, records: [id], reason: nameOf(error) })
        failed.push(id)
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }, room)
}

async function begin({ parts, segments, ports, metrics }: SweepRoom): Promise<void> {
  const { feeds, freshForSeconds } = await ports.control.standing()
  const oldest = ports.clock.now() - freshForSeconds * SECOND
  // Also when there is none: the alarm on it is to fall silent again.
  metrics.ofHouse('staleFeeds', Object.values(feeds).filter((asOf) => asOf < oldest).length)
  await Promise.all(Array.from({ length: segments }, (_, segment) => parts.put({ segment, of: segments })))
}

async function sweepPart(part: SweepPart, room: SweepRoom, timeLeft: TimeLeft): Promise<void> {
  const { ports, scan, ages, parts, portfolio, policy, periodSeconds, log, metrics } = room
  const { segment, of } = part
  const { scanned, driven, left, states, after } = await sweep(
    {
      segment,
      of,
      ...(part.after !== undefined && { after: part.after }),
      ...(part.counted !== undefined && { counted: part.counted }),
      periodSeconds,
      goOn: () => timeLeft() > TIME_TO_HAND_OVER_MS,
      drive: (moved) => drive(moved, room),
    },
    policy,
    { scan, ages, control: ports.control, clock: ports.clock },
  )
  if (after === undefined) await portfolio.count({ segment, of, at: ports.clock.now(), states })
  else await parts.put({ segment, of, after, counted: states })
  metrics.ofHouse('casesSwept', scanned)
  if (driven > 0) metrics.ofHouse('sweepRepairs', driven)
  log({ what: 'swept', by: BY, segment, scanned, driven, left, goesOn: after !== undefined })
}

async function drive({ borrower, repair, channel, step, planned, due }: Moved, room: SweepRoom): Promise<void> {
  const { ports, policy, log, metrics } = room
  if (repair === 'unfinished-response') await finish(borrower, room)
  const watched = watchedPorts(ports, { by: BY, records: [], log, metrics })
  const outcome = await reconcile(borrower, { opened: 'change' }, policy, watched)
  log({
    what: 'moved',
    by: BY,
    borrower,
    repair,
    ...(channel !== undefined && { channel }),
    ...(step !== undefined && { step }),
    ...(planned !== undefined && { from: formatInstant(planned) }),
    ...(due !== undefined && { to: formatInstant(due) }),
    outcome,
  })
}

/** Whoever stored a response in the case did no more than that: it takes effect before the room is entered. */
async function finish(borrower: string, { ports, answering, policy, log, metrics }: SweepRoom): Promise<void> {
  // Seldom needed, so that its code is not read at every start.
  const [{ finishResponses }, by] = await Promise.all([
    import('../../shared/responses/finish-responses.ts'),
    answering(),
  ])
  const finished = await finishResponses(borrower, ports.clock.now(), policy, { cases: ports.cases, ...by })
  for (const { borrower: whose, outcome, response } of finished) {
    if (outcome === 'replaced') metrics.ofHouse('responsesRecorded')
    const { id, channel } = response
    log({ what: 'responded', by: BY, records: [], borrower: whose, response: id, channel, outcome })
  }
}

async function park(record: string, reason: string, { parking, log, metrics }: SweepRoom): Promise<void> {
  await parking.park({ from: BY, record, reason })
  metrics.ofHouse('recordsParked')
  log({ what: 'parked', by: BY, records: [record], reason })
}
