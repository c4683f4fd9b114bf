import type { MessageOwner } from './delivery-report.ts'

/**
 * Whose message a provider's id stands for, for a provider that says nothing else in its reports (SNS). It is kept as long
 * as reports may come, a few days.
 */
export interface MessageIndex {
  put(providerId: string, owner: MessageOwner): Promise<void>
  find(providerId: string): Promise<MessageOwner | undefined>
}
