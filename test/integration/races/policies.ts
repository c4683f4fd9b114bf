import { aPack, aPolicy } from '../../case/factories.ts'

const oncePerNumber = aPack([
  {
    id: 'T-NUMBER',
    sentence: 'A number is texted once a day.',
    ...{ status: 'house', actor: 'both', channels: ['sms'], kind: 'cap', max: 1, counts: 'contact', per: 'point' },
    ...{ within: { of: 'calendar', unit: 'day' }, channelsTogether: true },
  },
])

/** The houses that race: one with no limit by number, one that texts a number once a day. */
export const POLICIES = {
  plain: aPolicy({ channels: ['sms'] }),
  'once-per-number': aPolicy({ packs: [oncePerNumber], channels: ['sms'] }),
} as const
