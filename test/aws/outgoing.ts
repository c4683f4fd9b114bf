import type { ProviderFault } from '../../shared/aws/provider-errors.ts'
import type { OutgoingMessage } from '../../shared/ports.ts'
import { HOUR } from '../../shared/time/instant.ts'
import { at } from '../case/factories.ts'

export const NOW = at('2026-11-24T10:00:00Z')
export const clock = { now: () => NOW }

/** A reminder by SMS to a number that nobody has, on its way with an hour to go. */
export function anOutgoing(
  message: Partial<OutgoingMessage['message']> = {},
  rest: Partial<Omit<OutgoingMessage, 'message'>> = {},
): OutgoingMessage {
  return {
    contact: 'c-1',
    borrower: 'b-1',
    notAfter: NOW + HOUR,
    freshUntil: NOW + 10_000,
    message: {
      channel: 'sms',
      to: '+12025550123',
      locale: 'en',
      template: { id: 'upcoming-friendly', version: '1' },
      text: 'Harbour Bank: your payment is due on Friday.',
      segments: 1,
      ...message,
    },
    ...rest,
  }
}

/** Faults as they are told, to be looked at. */
export function faults() {
  const told: ProviderFault[] = []
  return { told, tell: (fault: ProviderFault) => void told.push(fault) }
}

/** Patience that waits for nothing and notes how long it would have waited. `chance` is what the die shows. */
export function noPatience(chance = 0.5) {
  const waits: number[] = []
  return { waits, chance: () => chance, wait: async (milliseconds: number) => void waits.push(milliseconds) }
}
