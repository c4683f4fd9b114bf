import type { HistoryEntry } from '../../shared/ports.ts'
import type { Instant } from '../../shared/time/instant.ts'

type ContactEntry = Extract<HistoryEntry, { what: 'contact' }>

/** A text message of one segment to a number that has no listed price, about the factories' loan. */
export function aContactEntry({ id, at, step }: { id: string; at: Instant; step: string }): ContactEntry {
  return {
    what: 'contact',
    at,
    contact: id,
    channel: 'sms',
    purpose: 'overdue',
    tone: 'friendly',
    steps: [{ loan: 'l-1', subject: '1', step }],
    outcome: 'sent',
    message: {
      channel: 'sms',
      to: '+861065529988',
      locale: 'en',
      template: { id: 't', version: '1' },
      text: 'A payment is waiting.',
      segments: 1,
    },
    findings: [],
    versions: { strategy: 'test@1', packs: 'test@1' },
  }
}
