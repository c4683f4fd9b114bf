import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { mayPass, refusalOf } from './aws-refusal.ts'
import { type Patience, withBackOff } from './back-off.ts'

/** Words stand in the first part of a mail; what is behind this is attached. */
const READ_BYTES = 512 * 1024

export interface S3MailboxProps {
  readonly client: S3Client
  readonly bucket: string
  readonly patience: Patience
}

/** Mails that SES has put into a bucket, of each as much as is read. */
export class S3Mailbox {
  readonly #props: S3MailboxProps

  constructor(props: S3MailboxProps) {
    this.#props = props
  }

  /** Undefined where the mail is gone. */
  async fetch(key: string): Promise<Uint8Array | undefined> {
    const { client, bucket, patience } = this.#props
    const request = { Bucket: bucket, Key: key, Range: `bytes=0-${READ_BYTES - 1}` }
    try {
      const { Body } = await withBackOff(() => client.send(new GetObjectCommand(request)), mayPass, patience)
      return (await Body?.transformToByteArray()) ?? new Uint8Array()
    } catch (error) {
      if (refusalOf(error).status === 404) return undefined
      throw error
    }
  }
}
