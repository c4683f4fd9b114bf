import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { AddressIndex } from '../../shared/aws/address-index.ts'
import { DynamoDbCaseScan } from '../../shared/aws/dynamodb-case-scan.ts'
import { DynamoDbMirrorLedger } from '../../shared/aws/dynamodb-mirror-ledger.ts'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { secretKey } from '../../shared/aws/secret-key.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { clock } from '../outside.ts'
import { powertoolsLog } from '../powertools-log.ts'
import { PowertoolsMetrics } from '../powertools-metrics.ts'
import { mirrorEnvironmentSchema } from './environment.ts'
import { createHandler } from './handler.ts'
import { openLists } from './lists.ts'

const environment = readEnvironment(mirrorEnvironmentSchema, process.env)
const { STAGE: stage, CASES_TABLE: cases, CONTROL_TABLE: table, SECRET_ARN, OPT_OUT_LISTS } = environment
const client = new DynamoDBClient(ownClient)
const key = secretKey({ client: new SecretsManagerClient(ownClient), secret: SECRET_ARN })
const log = powertoolsLog({ stage })

/** Called by its schedule, every hour: the first begins the day's round, the others end it where one was not enough. */
export const handler = onceReady(async () => {
  const hash = new KeyedHash(await key())
  return createHandler({
    log,
    metrics: new PowertoolsMetrics({ stage }),
    ports: {
      lists: await openLists(OPT_OUT_LISTS),
      hashPoint: (address) => hash.ofAddress(address),
      addresses: new AddressIndex(client, cases),
      scan: new DynamoDbCaseScan({
        client,
        table: cases,
        onUnreadable: ({ name, key: { pk, sk } }) =>
          log({ what: 'left', by: 'mirror-opt-outs', records: [`${pk} ${sk}`], reason: name }),
      }),
      ledger: new DynamoDbMirrorLedger({ client, table }),
      clock,
    },
  })
})
