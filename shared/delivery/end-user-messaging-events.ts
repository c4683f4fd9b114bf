/**
 * The events of End User Messaging that say how a message ended: all that is listened to. Each text has others on its way (queued,
 * sent, pending), every one of which would be carried and read for nothing.
 */

/** It arrived: nearly every message, and nothing that anybody has to act on. */
export const DELIVERED = ['TEXT_DELIVERED', 'VOICE_COMPLETED'] as const

/** Its carrier took it: in some countries this is all that ever comes, and is then final. */
export const ACCEPTED = ['TEXT_SUCCESSFUL'] as const

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

export type Ending = (typeof DELIVERED)[number] | (typeof ACCEPTED)[number] | (typeof FAILURES)[number]
