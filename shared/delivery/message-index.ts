import type { MessageOwner } from './delivery-report.ts'

/**
 * Whose message a provider's id stands for: a reply says by it which message it answers. It is kept as long as replies are
 * likely to come, a few days.
 */
export interface MessageIndex {
  put(providerId: string, owner: MessageOwner): Promise<void>
  find(providerId: string): Promise<MessageOwner | undefined>
}
