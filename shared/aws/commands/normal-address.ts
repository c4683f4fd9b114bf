import type { Channel } from '../../case/channel.ts'
import { UsageError } from '../../commands/run-command.ts'

const PHONE = /^\+[1-9]\d{6,14}$/
const EMAIL = /^[^\s@<>]{1,64}@[^\s@<>]{1,255}$/

/**
 * An address that an operator wrote, in the form that cases have it in: a phone number in E.164, an email address in lower
 * case, and whatever a webhook's receiver knows people by. Errors do not repeat it.
 */
export function normalAddress(option: string, text: string): string {
  const number = text.replaceAll(/[ ().-]/g, '')
  if (PHONE.test(number)) return number
  if (text.startsWith('+') || /^\d[\d ().-]*$/.test(text)) {
    throw new UsageError(`${option}: write a phone number with + and its country code, such as +442079460123.`)
  }
  return EMAIL.test(text) ? text.toLowerCase() : text
}

/** Whether a channel can carry anything to an address of this form. */
export function fits(channel: Channel, address: string): boolean {
  switch (channel) {
    case 'sms':
    case 'voice':
      return PHONE.test(address)
    case 'email':
      return EMAIL.test(address)
    case 'webhook':
      return true
    case 'agent':
      return false
  }
}
