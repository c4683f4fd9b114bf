/**
 * The events of End User Messaging that say how a message ended: all that is listened to. Each text has others on its way (queued,
 * sent, pending), every one of which would be carried and read for nothing.
 */

/** It arrived, or its carrier took it: nearly every message, and nothing that anybody has to act on. */
export const ARRIVALS = ['TEXT_DELIVERED', 'TEXT_SUCCESSFUL', 'VOICE_COMPLETED'] as const

/** It did not arrive: an address may have to be closed, and another channel tried. */
export const FAILURES = [
  'TEXT_INVALID',
  'TEXT_BLOCKED',
  'TEXT_INVALID_MESSAGE',
  'TEXT_UNREACHABLE',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
  'VOICE_BUSY',
  'VOICE_NO_ANSWER',
  'VOICE_FAILED',
  'VOICE_TTL_EXPIRED',
] as const

export type Ending = (typeof ARRIVALS)[number] | (typeof FAILURES)[number]
