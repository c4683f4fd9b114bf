import * as z from 'zod'
import { fromJson } from '../../shared/json-text.ts'
import { readDeliveryMessage } from './delivery-message.ts'
import type { Reading } from './reading.ts'
import { linesOf, readSnsDeliveryLog, subscriptionSchema } from './sns-delivery-log.ts'

const queueEventSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })

/** An invocation that failed, as Lambda keeps it in a dead-letter queue, from where it is put back on the queue of reports. */
const failedInvocationSchema = z.object({ requestPayload: subscriptionSchema })

export interface DeliveryEvent {
  /** A queue brings single messages again, a subscription to a log the whole event. */
  readonly from: 'queue' | 'log'
  readonly records: readonly { readonly id: string; readonly reading: Reading }[]
}

/** Reads what the function is invoked with: messages of the queue of reports, or lines of SNS's delivery log. */
export async function readEvent(event: unknown): Promise<DeliveryEvent> {
  const subscription = subscriptionSchema.safeParse(event)
  if (subscription.success) {
    const lines = await linesOf(subscription.data.awslogs.data)
    return { from: 'log', records: lines.map(({ id, message }) => ({ id, reading: readSnsDeliveryLog(message) })) }
  }
  const { Records } = queueEventSchema.parse(event)
  const records = await Promise.all(
    Records.map(async ({ messageId: id, body }) => (await readingsOf(body)).map((reading) => ({ id, reading }))),
  )
  return { from: 'queue', records: records.flat() }
}

async function readingsOf(body: string): Promise<readonly Reading[]> {
  const failed = failedInvocationSchema.safeParse(fromJson(body))
  if (!failed.success) return [readDeliveryMessage(body)]
  try {
    const lines = await linesOf(failed.data.requestPayload.awslogs.data)
    return lines.map(({ message }) => readSnsDeliveryLog(message))
  } catch {
    return [{ unreadable: 'no lines of a log' }]
  }
}
