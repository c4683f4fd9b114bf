import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { DynamoDbCaseIntake } from '../../shared/aws/dynamodb-case-intake.ts'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { secretKey } from '../../shared/aws/secret-key.ts'
import { compileMapping } from '../../shared/mapping/compile-mapping.ts'
import { ownClient } from '../aws-settings.ts'
import { caseStoreVariables, readEnvironment, secretVariables, workplaceVariables } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { patience } from '../outside.ts'
import { connectWorkplace } from '../workplace.ts'
import { createHandler } from './handler.ts'
import { mappingBesideCode } from './mapping-file.ts'

const { CASES_TABLE } = caseStoreVariables
const variables = z.object({ ...workplaceVariables, ...secretVariables, CASES_TABLE })
const environment = readEnvironment(variables, process.env)
const key = secretKey({ client: new SecretsManagerClient(ownClient), secret: environment.SECRET_ARN })
const mapping = mappingBesideCode()
const workplace = connectWorkplace(environment, new SQSClient(ownClient))
const intake = new DynamoDbCaseIntake({
  client: new DynamoDBClient(ownClient),
  table: environment.CASES_TABLE,
  patience,
})

/** Called by Lambda with changes of a lender's own table, or with messages of its system. */
export const handler = onceReady(async () => {
  const hash = new KeyedHash(await key())
  return createHandler({
    ...workplace,
    intake,
    mapChange: compileMapping(mapping, (address) => hash.ofAddress(address)),
  })
})
