import { S3Client } from '@aws-sdk/client-s3'
import { S3Mailbox } from '../../shared/aws/s3-mailbox.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { patience } from '../outside.ts'
import { respondingRoom } from './connect.ts'
import { mailEnvironmentSchema } from './environment.ts'
import { createHandler } from './handler.ts'
import { mailReader } from './inbound-mail.ts'

const { MAIL_BUCKET: bucket } = readEnvironment(mailEnvironmentSchema, process.env)
const mailbox = new S3Mailbox({ client: new S3Client(ownClient), bucket, patience })

const room = respondingRoom(process.env)
const read = mailReader({
  bucket,
  fetch: (key) => mailbox.fetch(key),
  parse: async (raw, envelopeFrom) => (await import('../../shared/mail/read-mail.ts')).readMail(raw, envelopeFrom),
})

/** Called by Lambda with mails that borrowers sent, as their queue has them. */
export const handler = onceReady(async () => createHandler({ ...(await room()), read }))
