import type { DeliveryReport } from '../../shared/delivery/delivery-report.ts'
import type { MessageOwners } from '../../shared/delivery/message-owners.ts'
import type { BatchRecord } from '../batch.ts'
import type { DeliveryEvent } from './delivery-event.ts'
import type { Reading } from './reading.ts'

/** The readings with their owners. A message that has none is somebody else's: the account may send other text messages. */
export function owned(
  records: DeliveryEvent['records'],
  messages: MessageOwners,
): Promise<readonly BatchRecord<DeliveryReport>[]> {
  return Promise.all(records.map(async ({ id, reading }) => ({ id, content: await contentOf(reading, messages) })))
}

async function contentOf(reading: Reading, messages: MessageOwners): Promise<BatchRecord<DeliveryReport>['content']> {
  if (!('unowned' in reading)) return reading
  const { unowned, to } = reading
  const owner = await messages.find({ providerId: unowned.providerId, to, at: unowned.at })
  return owner === undefined ? { ignored: 'not a contact of ours' } : { ...unowned, ...owner }
}
