import { powertoolsLog } from '../../functions/powertools-log.ts'
import { PowertoolsMetrics } from '../../functions/powertools-metrics.ts'

/* Run by workplace.test.ts in a process of its own: Powertools writes to the process's own output. */

const log = powertoolsLog({ stage: 'prod' })
const metrics = new PowertoolsMetrics({ stage: 'prod' })
log({ what: 'parked', by: 'publish-events', records: ['7'], reason: 'no item' })
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
