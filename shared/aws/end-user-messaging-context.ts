import type { OutgoingMessage } from '../ports.ts'

/**
 * What End User Messaging repeats in each event of a message: whose it is, and by which configuration set it went, since the
 * events on the account's bus are those of every stage and of everybody else.
 */
export function messageContext(
  { contact, borrower }: Pick<OutgoingMessage, 'contact' | 'borrower'>,
  configurationSet: string | undefined,
): Record<string, string> {
  return { contact, borrower, ...(configurationSet !== undefined && { set: configurationSet }) }
}
