import type { OutgoingMessage, SendResult } from '../ports.ts'
import type { TellFault } from './provider-errors.ts'

/** Keeps whose message a provider's id is, for reports and replies that name it by that alone. */
export type RememberMessage = (providerId: string, borrower: string, contact: string) => Promise<void>

/** Remembers an accepted message. It has left: without its id no report finds it, and that is all that is lost. */
export async function rememberAccepted(
  result: SendResult,
  { borrower, contact, message }: OutgoingMessage,
  remember: RememberMessage,
  tell: TellFault,
): Promise<void> {
  if (result.state !== 'accepted') return
  try {
    await remember(result.providerId, borrower, contact)
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unnamed'
    tell({ channel: message.channel, contact, state: 'accepted-unremembered', name })
  }
}
