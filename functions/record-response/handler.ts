import type { SQSBatchResponse } from 'aws-lambda'
import * as z from 'zod'
import type { Response } from '../../shared/case/response.ts'
import type { MessageIndex } from '../../shared/delivery/message-index.ts'
import type { ToldOpinion } from '../../shared/replies/opinion.ts'
import { type ResponsePorts, recordResponse } from '../../shared/responses/record-response.ts'
import type { ResponsePolicy } from '../../shared/responses/response-policy.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import { nameOf } from '../log.ts'
import type { Workplace } from '../room.ts'
import type { Inbound, InboundReading } from './inbound-reading.ts'

const BY = 'record-response'
/** Reading, storing and replacing in a case takes half a second; a second opinion three, and one more the first time. */
const TIME_FOR_ONE_MS = 8_000

const queueEventSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })

export interface RespondingRoom extends Workplace {
  readonly ports: ResponsePorts
  readonly policy: ResponsePolicy
  readonly messages: Pick<MessageIndex, 'find'>
  /** Reads a message of the queue. What can never be read is said, what may be read later is thrown. */
  readonly read: (body: string) => InboundReading | Promise<InboundReading>
  /** The id of the contact point with an address. */
  readonly hashPoint: (address: string) => string
}

/** What borrowers answer. One after another, since two of one address are to take effect in their order. */
export function createHandler(room: RespondingRoom): LambdaHandler<SQSBatchResponse> {
  return lambda(async (event, timeLeft) => {
    const batchItemFailures: { itemIdentifier: string }[] = []
    for (const { messageId: id, body } of queueEventSchema.parse(event).Records) {
      const left = timeLeft() > TIME_FOR_ONE_MS ? await reasonToLeave(() => recordOne(id, body, room)) : 'no time left'
      if (left === undefined) continue
      room.log({ what: 'left', by: BY, records: [id], reason: left })
      batchItemFailures.push({ itemIdentifier: id })
    }
    return { batchItemFailures }
  }, room)
}

async function recordOne(id: string, body: string, room: RespondingRoom): Promise<void> {
  const { ports, policy, log, metrics } = room
  const read = await room.read(body)
  if ('unreadable' in read) return park(id, read.unreadable, room)
  if ('ignored' in read) {
    metrics.ofHouse('reportsIgnored')
    return log({ what: 'ignored', by: BY, records: [id], reason: read.ignored })
  }
  const response = await responseOf(read, room)
  const recorded = await recordResponse(response, policy, ports)
  const { channel } = response
  if (recorded.length === 0) {
    metrics.ofHouse('reportsIgnored')
    log({ what: 'ignored', by: BY, records: [id], reason: 'nobody stands behind the address; a stop of it is kept' })
  }
  for (const { borrower, outcome } of recorded) {
    if (outcome === 'replaced') metrics.ofHouse('responsesRecorded')
    log({ what: 'responded', by: BY, records: [id], borrower, response: response.id, channel, outcome })
  }
  const opinion = recorded.find((each) => each.outcome === 'replaced')?.opinion
  if (opinion !== undefined) tellOpinion(opinion, response.id, id, room)
}

/** That a model was asked, and why it said nothing where it did not. What it said stands in the history alone. */
function tellOpinion(opinion: ToldOpinion, response: string, id: string, { log, metrics }: RespondingRoom): void {
  const failed = 'failed' in opinion ? opinion.failed : undefined
  metrics.ofHouse(failed === undefined ? 'opinionsGiven' : 'opinionsMissing')
  log({ what: 'asked', by: BY, records: [id], response, model: opinion.model, ...(failed !== undefined && { failed }) })
}

/** The response with its contact point, and with whom it is from where the message that it answers is known. */
async function responseOf(
  { response, from, previous }: Inbound,
  { hashPoint, messages }: RespondingRoom,
): Promise<Response> {
  const answers = previous === undefined ? undefined : await messages.find(previous)
  return { ...response, point: hashPoint(from), ...(answers && { answers }) }
}

async function park(record: string, reason: string, { parking, log, metrics }: Workplace): Promise<void> {
  await parking.park({ from: BY, record, reason })
  metrics.ofHouse('recordsParked')
  log({ what: 'parked', by: BY, records: [record], reason })
}

async function reasonToLeave(run: () => Promise<void>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    return nameOf(error)
  }
}
