import { S3Client } from '@aws-sdk/client-s3'
import { S3DigestArchive } from '../../shared/aws/s3-digest-archive.ts'
import { sha256 } from '../../shared/aws/sha256.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { clock } from '../outside.ts'
import { powertoolsLog } from '../powertools-log.ts'
import { PowertoolsMetrics } from '../powertools-metrics.ts'
import { chainingSchema } from './environment.ts'
import { createHandler } from './handler.ts'

const { STAGE: stage, DIGEST_BUCKET: bucket } = readEnvironment(chainingSchema, process.env)

/** Called by Lambda with changes of the history, and by its schedule once a day. */
export const handler = createHandler({
  log: powertoolsLog({ stage }),
  metrics: new PowertoolsMetrics({ stage }),
  archive: new S3DigestArchive({ client: new S3Client(ownClient), bucket }),
  sha256,
  clock,
})
