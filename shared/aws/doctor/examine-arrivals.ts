import type { Channel } from '../../case/channel.ts'
import { type DoctorFinding, warns } from './finding.ts'

/** How often something happened on a channel in the last days. */
export type Count = (metric: 'sent' | 'delivered', channel: Channel) => Promise<number>

/** So many messages do not fail to arrive one and all: with fewer, nothing is said. */
const ENOUGH = 50

/** Looks whether anybody hears that messages arrive. Where none of many ever did, their receipts go elsewhere or nowhere. */
export async function examineArrivals(channel: Channel, count: Count): Promise<readonly DoctorFinding[]> {
  const [sent, delivered] = await Promise.all([count('sent', channel), count('delivered', channel)])
  if (sent < ENOUGH || delivered > 0) return []
  return [
    warns(
      `None of ${sent} messages by ${channel} in the last days is known to have arrived.`,
      'Look what became of one at the provider. If it arrived, its receipt was not heard: send by the configuration set that the stage ' +
        'was deployed with, and deploy again; for SNS see DeliveryStatusIAMRole.',
    ),
  ]
}
