import type { Clock } from '../../shared/ports.ts'
import { type DeadLetterQueue, type Redriven, redrive } from '../../shared/redrive/redrive.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { isReadable } from '../send-due-contact/queue-message.ts'
import { redriveRequestSchema, UnknownQueueError } from './request.ts'

const BY = 'redrive'
/** Slow enough that a provider's rate and the pace of the queue's own function are not all taken up by old messages. */
const PER_SECOND = 10
const TIME_FOR_A_HANDFUL_MS = 10_000

/** What a dead-letter queue holds: ids of borrowers, reports of providers, or only places in a stream that has passed. */
export type DeadQueue =
  | { readonly holds: 'borrowers' | 'reports'; readonly queue: DeadLetterQueue }
  | { readonly holds: 'stream-positions' }

export interface RedriveRoom {
  readonly queues: ReadonlyMap<string, DeadQueue>
  readonly clock: Clock
  readonly wait: (milliseconds: number) => Promise<void>
  readonly log: Log
  readonly metrics: Metrics
}

export type RedriveAnswer = Redriven | { readonly moved: 0; readonly why: string }

const NOTHING_TO_MOVE = {
  moved: 0,
  why: 'These messages name places in a stream and no cases. The sweep finds the cases; remove the messages once it has run.',
} as const

/** Invoked by an operator, once the fault is mended that had messages given up: moves them back to be worked on. */
export function createHandler(room: RedriveRoom): LambdaHandler<RedriveAnswer> {
  const { queues, log } = room
  return lambda(async (event, timeLeft) => {
    const { queue: name, limit } = redriveRequestSchema.parse(event)
    const dead = queues.get(name)
    if (dead === undefined) throw new UnknownQueueError(name, [...queues.keys()])
    if (dead.holds === 'stream-positions') return NOTHING_TO_MOVE

    // What is no borrower's id would only be parked; a report may have any of several shapes, and its reader judges it.
    const accepts = dead.holds === 'borrowers' ? isReadable : () => true
    const mayGoOn = () => timeLeft() > TIME_FOR_A_HANDFUL_MS
    const answer = await redrive({ limit, perSecond: PER_SECOND, accepts, mayGoOn }, { ...room, queue: dead.queue })
    log({ what: 'redriven', by: BY, queue: name, ...answer })
    return answer
  }, room)
}
