import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { LenderFile } from '../intake/import-ports.ts'
import type { ImportProgress } from '../intake/import-progress.ts'

/** The queue in which lenders' files wait to be imported, and in which an import that ran out of time goes on. */
export class SqsImportQueue {
  readonly #client: SQSClient
  readonly #url: string

  constructor({ client, url }: { readonly client: SQSClient; readonly url: string }) {
    this.#client = client
    this.#url = url
  }

  async goOn(file: LenderFile, progress: ImportProgress): Promise<void> {
    const MessageBody = JSON.stringify(continuation(file, progress))
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#url, MessageBody }))
  }
}

/** In the form of the event that announced the file, with how far it has come. */
function continuation({ bucket, key, versionId, etag }: LenderFile, progress: ImportProgress) {
  return { detail: { bucket: { name: bucket }, object: { key, etag, 'version-id': versionId } }, progress }
}
