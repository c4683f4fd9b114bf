import type { SQSBatchResponse } from 'aws-lambda'
import type { DeliveryReport } from '../../shared/delivery/delivery-report.ts'
import type { MessageOwners } from '../../shared/delivery/message-owners.ts'
import { type DeliveryPorts, recordDelivery } from '../../shared/delivery/record-delivery.ts'
import type { BusinessEvent } from '../../shared/events/business-event.ts'
import type { EventBus } from '../../shared/ports.ts'
import { type CaseWork, workThrough } from '../batch.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import { nameOf } from '../log.ts'
import type { Workplace } from '../room.ts'
import { readEvent } from './delivery-event.ts'
import { owned } from './owned.ts'

const BY = 'record-delivery'
/** Cases in work at once: a whole batch. Reports of one borrower are recorded one after another. */
export const LANES = 100
const TIME_FOR_A_CASE_MS = 5_000

export interface DeliveryRoom extends Workplace {
  readonly ports: DeliveryPorts
  readonly events: EventBus
  readonly messages: MessageOwners
}

/** Reports that could not be recorded, of an event that knows no single records: all of it is to come again. */
export class ReportsLeftError extends Error {
  override readonly name = 'ReportsLeftError'
  constructor(left: number) {
    super(`${left} delivery reports could not be recorded; read why in the log. They come again with the whole event.`)
  }
}

/** What providers report of contacts that they accepted. A report that comes twice, late or out of order does no harm. */
export function createHandler(room: DeliveryRoom): LambdaHandler<SQSBatchResponse> {
  return lambda(async (event, timeLeft) => {
    const { from, records } = await readEvent(event)
    const receipts: { readonly event: BusinessEvent; readonly records: readonly string[] }[] = []
    const doCase = async ({ records, contents }: CaseWork<DeliveryReport>) => {
      for (const report of contents) {
        const event = await record(report, records, room)
        if (event !== undefined) receipts.push({ event, records })
      }
    }

    const mayBegin = () => timeLeft() > TIME_FOR_A_CASE_MS
    const reports = await owned(records, room.messages)
    const again = new Set(await workThrough(reports, { by: BY, lanes: LANES, mayBegin, doCase }, room))
    tell(receipts, room)
    for (const id of await publish(receipts, room)) again.add(id)
    if (from === 'log' && again.size > 0) throw new ReportsLeftError(again.size)
    return { batchItemFailures: Array.from(again, (itemIdentifier) => ({ itemIdentifier })) }
  }, room)
}

async function record(
  report: DeliveryReport,
  records: readonly string[],
  { ports, log, metrics }: DeliveryRoom,
): Promise<BusinessEvent | undefined> {
  const { borrower, contact, channel, state, providerId } = report
  const { outcome, closed, event } = await recordDelivery(report, ports)
  if (outcome === 'delivered') metrics.ofChannel('delivered', channel)
  if (outcome === 'failed') metrics.ofChannel('undelivered', channel)
  if (closed) metrics.ofChannel('pointsClosed', channel)
  // A line for each plain receipt would say nothing that the plan and the bus do not say, and cost as much as the contact's own.
  if (event !== undefined) return event
  const provider = providerId !== undefined ? { providerId } : {}
  log({ what: 'reported', by: BY, records, borrower, contact, channel, state, outcome, ...provider })
  return undefined
}

function tell(receipts: readonly { readonly records: readonly string[] }[], { log }: DeliveryRoom): void {
  const records = receipts.flatMap((receipt) => receipt.records)
  const ends = [...new Set([...records.slice(0, 1), ...records.slice(-1)])]
  if (receipts.length > 0) log({ what: 'received', by: BY, records: ends, receipts: receipts.length })
}

/** Publishes a batch's receipts in one call; the records whose receipts could not be published come again. */
async function publish(
  receipts: readonly { readonly event: BusinessEvent; readonly records: readonly string[] }[],
  { events, log }: DeliveryRoom,
): Promise<readonly string[]> {
  if (receipts.length === 0) return []
  try {
    await events.publish(receipts.map(({ event }) => event))
    return []
  } catch (error) {
    const records = receipts.flatMap(({ records }) => records)
    log({ what: 'left', by: BY, records, reason: nameOf(error) })
    return records
  }
}
