import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { FileWriter } from '../intake/import-ports.ts'

/** S3 takes no part but the last below five megabytes. */
const PART_BYTES = 5 * 1024 * 1024

interface Place {
  readonly Bucket: string
  readonly Key: string
}

/** An object written piece by piece: in one request where it is small, else in parts, of which one is held at a time. */
export class S3FileWriter implements FileWriter {
  readonly #client: S3Client
  readonly #place: Place
  readonly #parts: CompletedPart[] = []
  #pieces: Buffer[] = []
  #bytes = 0
  #upload: string | undefined

  constructor(client: S3Client, place: Place) {
    this.#client = client
    this.#place = place
  }

  async write(text: string): Promise<void> {
    const piece = Buffer.from(text)
    this.#pieces.push(piece)
    this.#bytes += piece.length
    if (this.#bytes >= PART_BYTES) await this.#putPart()
  }

  async close(): Promise<void> {
    if (this.#upload === undefined) {
      if (this.#bytes === 0) return
      await this.#client.send(new PutObjectCommand({ ...this.#place, Body: this.#taken() }))
      return
    }
    if (this.#bytes > 0) await this.#putPart()
    await this.#client.send(
      new CompleteMultipartUploadCommand({
        ...this.#place,
        UploadId: this.#upload,
        MultipartUpload: { Parts: this.#parts },
      }),
    )
    this.#upload = undefined
  }

  async abandon(): Promise<void> {
    this.#taken()
    if (this.#upload === undefined) return
    await this.#client.send(new AbortMultipartUploadCommand({ ...this.#place, UploadId: this.#upload }))
    this.#upload = undefined
  }

  async #putPart(): Promise<void> {
    if (this.#upload === undefined) {
      const { UploadId } = await this.#client.send(new CreateMultipartUploadCommand(this.#place))
      if (UploadId === undefined) throw new TypeError('S3 began an upload without an id.')
      this.#upload = UploadId
    }
    const PartNumber = this.#parts.length + 1
    const { ETag } = await this.#client.send(
      new UploadPartCommand({ ...this.#place, UploadId: this.#upload, PartNumber, Body: this.#taken() }),
    )
    this.#parts.push({ PartNumber, ETag })
  }

  #taken(): Buffer {
    const text = Buffer.concat(this.#pieces)
    this.#pieces = []
    this.#bytes = 0
    return text
  }
}
