import type { HistoryEntry } from '../../../shared/ports.ts'
import { at } from '../../case/factories.ts'

/** A text message that was sent, as the history tells it. */
export const SENT = {
  what: 'contact',
  at: at('2026-11-07T10:00:00+08:00'),
  contact: 'k-1',
  outcome: 'sent',
  providerId: 'p-1',
  channel: 'sms',
  point: 'sms-1',
  purpose: 'upcoming',
  tone: 'friendly',
  message: {
    channel: 'sms',
    to: '+12025550123',
    locale: 'en',
    template: { id: 'upcoming-friendly', version: '1' },
    text: 'Payment due on Friday.',
    segments: 1,
  },
  steps: [{ loan: 'l-1', subject: '1', step: 'before-due' }],
  findings: [{ rule: 'contact', effect: 'allow' }],
  versions: { strategy: 'gentle@1', packs: 'cn@1' },
} as const satisfies HistoryEntry
