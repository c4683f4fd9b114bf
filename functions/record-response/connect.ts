import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbMessageIndex } from '../../shared/aws/dynamodb-message-index.ts'
import { DynamoDbResponseStore } from '../../shared/aws/dynamodb-response-store.ts'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { secretKey } from '../../shared/aws/secret-key.ts'
import { compileResponsePolicy } from '../../shared/responses/response-policy.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { clock, patience } from '../outside.ts'
import { policyDocumentBesideCode } from '../policy-file.ts'
import { connectWorkplace } from '../workplace.ts'
import { responseEnvironmentSchema } from './environment.ts'
import type { RespondingRoom } from './handler.ts'

/** What every door of responses works with, whatever it reads: told what it is told at once, and made when the house's key is there. */
export function respondingRoom(environmentOf: unknown): () => Promise<Omit<RespondingRoom, 'read'>> {
  const environment = readEnvironment(responseEnvironmentSchema, environmentOf)
  const {
    CASES_TABLE,
    HISTORY_TABLE,
    CONTROL_TABLE,
    HISTORY_DAYS: historyDays,
    SECRET_ARN,
    SECOND_OPINION_MODEL: model,
  } = environment
  const client = new DynamoDBClient(ownClient)
  const readKey = secretKey({ client: new SecretsManagerClient(ownClient), secret: SECRET_ARN })
  const tables = { cases: CASES_TABLE, history: HISTORY_TABLE, control: CONTROL_TABLE }
  return async () => {
    const hash = new KeyedHash(await readKey())
    return {
      ...connectWorkplace(environment, new SQSClient(ownClient)),
      policy: compileResponsePolicy(policyDocumentBesideCode()),
      ports: {
        cases: new DynamoDbCaseStore({ client, tables, historyDays, patience }),
        // Loaded once a response is stored, so that a cold start delays no hold.
        reader: async () => (await import('../../shared/replies/understand-reply.ts')).understandReply,
        ...(model !== undefined && {
          secondReader: async () =>
            (await import('./second-reader.ts')).bedrockReader(model, { client, table: CONTROL_TABLE, clock }),
        }),
        responses: new DynamoDbResponseStore({ client, tables, historyDays, patience }),
      },
      messages: new DynamoDbMessageIndex({ client, table: CONTROL_TABLE, clock }),
      hashPoint: (address) => hash.ofAddress(address),
    }
  }
}
