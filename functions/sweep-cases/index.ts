import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { CloudWatchQueueAges } from '../../shared/aws/cloudwatch-queue-ages.ts'
import { DynamoDbCaseScan } from '../../shared/aws/dynamodb-case-scan.ts'
import { DynamoDbPortfolioLedger } from '../../shared/aws/dynamodb-portfolio-ledger.ts'
import { SqsSweepParts } from '../../shared/aws/sqs-sweep-parts.ts'
import { ownClient } from '../aws-settings.ts'
import { connectRoom, roomClients } from '../connect-room.ts'
import { readEnvironment } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { clock, patience } from '../outside.ts'
import { queueNames, sweepSchema } from './environment.ts'
import { createHandler } from './handler.ts'

/** Into how many parts the table is read; a few are read at once, and each goes on for as long as it takes. */
const SEGMENTS = 16

const environment = readEnvironment(sweepSchema, process.env)
const clients = roomClients()
const { CASES_TABLE, HISTORY_TABLE, CONTROL_TABLE, HISTORY_DAYS: historyDays } = environment
const tables = { cases: CASES_TABLE, history: HISTORY_TABLE, control: CONTROL_TABLE }
const cloudwatch = new CloudWatchClient(ownClient)

/** Called by its schedule once a period, and by the queue of the sweep's parts. */
export const handler = onceReady(async () => {
  const room = await connectRoom(environment, clients)
  return createHandler({
    ...room,
    scan: new DynamoDbCaseScan({
      client: clients.dynamodb,
      table: CASES_TABLE,
      onUnreadable: ({ name, key }) =>
        room.log({ what: 'left', by: 'sweep-cases', records: [`${key.pk} ${key.sk}`], reason: name }),
    }),
    ages: new CloudWatchQueueAges({
      client: cloudwatch,
      queues: queueNames(environment.CONTACT_QUEUES),
      clock,
    }),
    portfolio: new DynamoDbPortfolioLedger({ client: clients.dynamodb, table: CONTROL_TABLE }),
    answering: async () => {
      const [{ DynamoDbResponseStore }, { understandReply }] = await Promise.all([
        import('../../shared/aws/dynamodb-response-store.ts'),
        import('../../shared/replies/understand-reply.ts'),
      ])
      const responses = new DynamoDbResponseStore({ client: clients.dynamodb, tables, historyDays, patience })
      return { responses, reader: async () => understandReply }
    },
    parts: new SqsSweepParts({ client: clients.sqs, url: environment.SWEEP_PARTS }),
    segments: SEGMENTS,
    periodSeconds: environment.SWEEP_PERIOD_SECONDS,
  })
})
