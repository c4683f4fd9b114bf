import type { Channel } from '../../../case/channel.ts'

/** In the order in which the page shows them. */
export const SHOWN_CHANNELS = ['sms', 'email', 'voice', 'webhook', 'agent'] as const satisfies readonly Channel[]
