import type { SQSClient } from '@aws-sdk/client-sqs'
import type { WorkplaceEnvironment } from './environment.ts'
import { powertoolsLog } from './powertools-log.ts'
import { PowertoolsMetrics } from './powertools-metrics.ts'
import type { Workplace } from './room.ts'
import { SqsParking } from './sqs-parking.ts'

/** What every function works with, made from what it was told. */
export function connectWorkplace({ STAGE, PARKED_RECORDS }: WorkplaceEnvironment, sqs: SQSClient): Workplace {
  return {
    log: powertoolsLog({ stage: STAGE }),
    metrics: new PowertoolsMetrics({ stage: STAGE }),
    parking: new SqsParking({ client: sqs, queue: PARKED_RECORDS }),
  }
}
