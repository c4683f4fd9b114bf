/**
 * The events of End User Messaging that say how a message ended: all that is asked for. Each text has others on its way (queued,
 * sent, pending), every one of which would be carried and read for nothing.
 */
export const ENDINGS = [
  'TEXT_DELIVERED',
  'TEXT_SUCCESSFUL',
  'TEXT_INVALID',
  'TEXT_BLOCKED',
  'TEXT_INVALID_MESSAGE',
  'TEXT_UNREACHABLE',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_SPAM',
  'TEXT_TTL_EXPIRED',
  'VOICE_COMPLETED',
  'VOICE_BUSY',
  'VOICE_NO_ANSWER',
  'VOICE_FAILED',
  'VOICE_TTL_EXPIRED',
] as const
export type Ending = (typeof ENDINGS)[number]
