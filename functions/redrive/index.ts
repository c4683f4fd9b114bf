import { SQSClient } from '@aws-sdk/client-sqs'
import { SqsDeadLetterQueue } from '../../shared/aws/sqs-redrive.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { clock, wait } from '../outside.ts'
import { powertoolsLog } from '../powertools-log.ts'
import { PowertoolsMetrics } from '../powertools-metrics.ts'
import { redriveEnvironmentSchema } from './environment.ts'
import { createHandler, type DeadQueue } from './handler.ts'

const { STAGE: stage, DEAD_LETTERS } = readEnvironment(redriveEnvironmentSchema, process.env)
const client = new SQSClient(ownClient)
const queues = new Map<string, DeadQueue>(
  Object.entries(DEAD_LETTERS).map(([name, dead]) => [
    name,
    dead.holds === 'stream-positions'
      ? dead
      : { holds: dead.holds, queue: new SqsDeadLetterQueue({ client, from: dead.from, to: dead.to }) },
  ]),
)

/** Invoked by an operator with the name of a dead-letter queue. */
export const handler = createHandler({
  queues,
  clock,
  wait,
  log: powertoolsLog({ stage }),
  metrics: new PowertoolsMetrics({ stage }),
})
