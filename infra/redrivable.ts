import type { AlarmClock } from './alarm-clock.ts'
import type { ContactQueues } from './contact-queues.ts'
import type { InboundMail } from './inbound-mail.ts'
import type { RecordDelivery } from './record-delivery.ts'
import type { RecordResponse } from './record-response.ts'
import type { Redrivable } from './redrive.ts'

interface Doors {
  readonly queues: ContactQueues
  readonly alarms: AlarmClock
  readonly recordDelivery: RecordDelivery
  readonly recordResponse: RecordResponse | undefined
  readonly inboundMail: InboundMail | undefined
}

/** The dead letters that can be worked on once more. Any channel's queue will do for a borrower whose alarm was lost. */
export function redrivable({
  queues,
  alarms,
  recordDelivery,
  recordResponse,
  inboundMail,
}: Doors): readonly Redrivable[] {
  const contacts = queues.all.map(({ channel, queue, dead }) => ({
    name: channel,
    holds: 'borrowers' as const,
    from: dead.queue,
    to: queue,
  }))
  const [any] = queues.all
  const rung = any ? [{ name: 'alarms', holds: 'borrowers' as const, from: alarms.dead.queue, to: any.queue }] : []
  const reports = {
    name: 'reports',
    holds: 'reports' as const,
    from: recordDelivery.work.dead.queue,
    to: recordDelivery.queue,
  }
  // A response is judged by its own reader, as a report is.
  const responses = recordResponse && {
    name: 'responses',
    holds: 'reports' as const,
    from: recordResponse.work.dead.queue,
    to: recordResponse.work.queue,
  }
  const mails = inboundMail && {
    name: 'mails',
    holds: 'reports' as const,
    from: inboundMail.work.dead.queue,
    to: inboundMail.work.queue,
  }
  return [...contacts, ...rung, reports, ...[responses, mails].filter((door) => door !== undefined)]
}
