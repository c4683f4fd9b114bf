import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { S3DigestArchive } from '../../shared/aws/s3-digest-archive.ts'
import { sha256 } from '../../shared/aws/sha256.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { clock } from '../outside.ts'
import { connectWorkplace } from '../workplace.ts'
import { chainingSchema } from './environment.ts'
import { createHandler } from './handler.ts'

const environment = readEnvironment(chainingSchema, process.env)

/** Called by Lambda with changes of the history, and by its schedule once a day. */
export const handler = createHandler({
  ...connectWorkplace(environment, new SQSClient(ownClient)),
  archive: new S3DigestArchive({ client: new S3Client(ownClient), bucket: environment.DIGEST_BUCKET }),
  sha256,
  clock,
})
