import { GetObjectCommand, type GetObjectCommandInput, type S3Client } from '@aws-sdk/client-s3'
import { type FileWriter, type LenderFile, LenderFileGoneError, type LenderFiles } from '../intake/import-ports.ts'
import type { OpenPortfolio } from '../portfolio/portfolio-options.ts'
import { mayPass, refusalOf } from './aws-refusal.ts'
import { type Patience, withBackOff } from './back-off.ts'
import { S3FileWriter } from './s3-file-writer.ts'

/**
 * A file is read in ranges, each to its end before its rows are stored: a single stream over the whole file would stand
 * open for as long as the writes behind it take, and be cut off.
 */
const RANGE_BYTES = 8 * 1024 * 1024
const PIECE_BYTES = 64 * 1024

export interface S3PortfolioFilesProps {
  readonly client: S3Client
  readonly patience: Patience
}

/** Lenders' files in S3, always the version that was announced, and what is written beside them. */
export class S3PortfolioFiles implements LenderFiles {
  readonly #client: S3Client
  readonly #patience: Patience

  constructor({ client, patience }: S3PortfolioFilesProps) {
    this.#client = client
    this.#patience = patience
  }

  open(file: LenderFile): OpenPortfolio {
    const read = (from: number) => withBackOff(() => this.#range(file, from), mayPass, this.#patience)
    return async function* () {
      let size = 1
      for (let from = 0; from < size; from += RANGE_BYTES) {
        const range = await read(from)
        size = range.size
        for (let at = 0; at < range.bytes.length; at += PIECE_BYTES) yield range.bytes.subarray(at, at + PIECE_BYTES)
      }
    }
  }

  beside({ bucket, key }: LenderFile, suffix: string): FileWriter {
    return new S3FileWriter(this.#client, { Bucket: bucket, Key: `${key}${suffix}` })
  }

  async #range(file: LenderFile, from: number): Promise<{ readonly bytes: Uint8Array; readonly size: number }> {
    try {
      const { Body, ContentRange } = await this.#client.send(new GetObjectCommand(rangeRequest(file, from)))
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array()
      return { bytes, size: Number(ContentRange?.split('/').at(-1) ?? bytes.length) }
    } catch (error) {
      const { name, status } = refusalOf(error)
      // An empty file has no first byte.
      if (name === 'InvalidRange' || status === 416) return { bytes: new Uint8Array(), size: 0 }
      if (status === 404 || status === 412) throw new LenderFileGoneError({ cause: error })
      throw error
    }
  }
}

/** By version where the bucket keeps versions; else whatever stands there must still be what was announced. */
function rangeRequest({ bucket, key, versionId, etag }: LenderFile, from: number): GetObjectCommandInput {
  return {
    Bucket: bucket,
    Key: key,
    Range: `bytes=${from}-${from + RANGE_BYTES - 1}`,
    ...(versionId !== undefined ? { VersionId: versionId } : etag !== undefined && { IfMatch: `"${etag}"` }),
  }
}
