import { type DestinationRules, destinationsOf, ForbiddenDestinationError } from '../webhook-destination.ts'
import { blocks, type DoctorFinding } from './finding.ts'

/** Looks whether the house channel's address may and can be asked. Nothing is sent there. */
export async function examineWebhook(url: string, rules: DestinationRules): Promise<readonly DoctorFinding[]> {
  const { hostname } = new URL(url)
  try {
    await destinationsOf(new URL(url), rules)
    return []
  } catch (error) {
    if (error instanceof ForbiddenDestinationError) {
      return [blocks(error.message, 'Name another address in the settings and deploy again.')]
    }
    return [
      blocks(
        `The webhook's host ${hostname} is not found in the DNS, so no message reaches it.`,
        'Correct the address in the settings and deploy again, or publish the name.',
      ),
    ]
  }
}
