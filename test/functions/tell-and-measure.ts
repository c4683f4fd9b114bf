import { powertoolsLog } from '../../functions/powertools-log.ts'
import { PowertoolsMetrics } from '../../functions/powertools-metrics.ts'

/* Run by workplace.test.ts in a process of its own: Powertools writes to the process's own output. */

const log = powertoolsLog({ stage: 'prod' })
const metrics = new PowertoolsMetrics({ stage: 'prod' })
log({ what: 'parked', by: 'publish-events', records: ['7'], reason: 'no item' })
for (const [borrower, record] of [
  ['b-1', '11'],
  ['b-2', '12'],
] as const) {
  const told = { by: 'reconcile-case', records: [record, `${record}0`], borrower }
  log({ what: 'reconciled', ...told, outcome: 'waiting' })
  log({
    what: 'sent',
    ...told,
    contact: `k-${borrower}`,
    channel: 'sms',
    state: 'accepted',
    providerId: `p-${borrower}`,
  })
}
log({ what: 'reconciled', by: 'reconcile-case', records: ['13'], borrower: 'b-3', outcome: 'resting' })
log({ what: 'sent', by: 'x', records: ['14'], borrower: 'b-4', contact: 'k-4', channel: 'sms', state: 'throttled' })
log.flush?.()
log.flush?.()
metrics.ofChannel('sent', 'sms')
metrics.ofChannel('sent', 'sms')
metrics.ofChannel('lateness', 'sms', 3)
metrics.ofChannel('lateness', 'sms', 4.5)
metrics.ofChannel('sent', 'email')
metrics.ofHouse('recordsParked')
metrics.flush()
metrics.flush()
metrics.ofHouse('casesSwept', 12)
metrics.flush()
