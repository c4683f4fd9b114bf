import type { DeliveryReport } from '../../shared/delivery/delivery-report.ts'
import type { MessageIndex } from '../../shared/delivery/message-index.ts'
import type { BatchRecord } from '../batch.ts'
import type { DeliveryEvent } from './delivery-event.ts'
import type { Reading } from './reading.ts'

/**
 * The readings with their owners. A message that the index does not know is somebody else's: the account may send other
 * text messages, and an entry is written as soon as SNS has answered, long before its log line comes.
 */
export function owned(
  records: DeliveryEvent['records'],
  messages: MessageIndex,
): Promise<readonly BatchRecord<DeliveryReport>[]> {
  return Promise.all(records.map(async ({ id, reading }) => ({ id, content: await contentOf(reading, messages) })))
}

async function contentOf(reading: Reading, messages: MessageIndex): Promise<BatchRecord<DeliveryReport>['content']> {
  if (!('unowned' in reading)) return reading
  const owner = await messages.find(reading.unowned.providerId)
  return owner === undefined ? { ignored: 'not a contact of ours' } : { ...reading.unowned, ...owner }
}
