import { gunzipSync, gzipSync } from 'node:zlib'
import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3'
import * as z from 'zod'
import type { DigestArchive } from '../audit/digest-archive.ts'
import { type Link, linkSchema } from '../audit/link.ts'
import { type CalendarDay, formatDay, parseDay } from '../time/instant.ts'
import { refusalOf } from './aws-refusal.ts'

const DIGESTS = 'digests/'
const LINKS = 'chain/'

export interface S3DigestArchiveProps {
  readonly client: S3Client
  readonly bucket: string
}

/** A link of the chain that is none, or not of a version that is known here. */
export class LinkUnreadableError extends Error {
  override readonly name = 'LinkUnreadableError'

  constructor(key: string) {
    super(`${key} is no link of the history's chain. Look at the versions of the object, and who wrote the last.`)
  }
}

/**
 * Digests in S3: a day's batches under `digests/<day>/`, gzipped lines; its link as `chain/<day>.json`. Objects are put only
 * where none stands, and the bucket keeps every version, so that nothing can be exchanged without a trace.
 */
export class S3DigestArchive implements DigestArchive {
  readonly #client: S3Client
  readonly #bucket: string

  constructor({ client, bucket }: S3DigestArchiveProps) {
    this.#client = client
    this.#bucket = bucket
  }

  putBatch(day: CalendarDay, name: string, text: string): Promise<void> {
    return this.#putNew(batchKey(day, name), gzipSync(text))
  }

  async firstDay(): Promise<CalendarDay | undefined> {
    const { Contents = [] } = await this.#client.send(
      new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: DIGESTS, MaxKeys: 1 }),
    )
    return parseDay(Contents[0]?.Key?.slice(DIGESTS.length).split('/')[0] ?? '')
  }

  async batchesOf(day: CalendarDay): Promise<readonly string[]> {
    const prefix = batchKey(day, '')
    return (await this.#keysOf(prefix)).map((key) => key.slice(prefix.length))
  }

  async readBatch(day: CalendarDay, name: string): Promise<string | undefined> {
    const bytes = await this.#read(batchKey(day, name))
    return bytes && gunzipSync(bytes).toString('utf8')
  }

  putLink(link: Link): Promise<void> {
    return this.#putNew(linkKey(link.day), Buffer.from(JSON.stringify(z.encode(linkSchema, writable(link)))))
  }

  async latestLink(): Promise<Link | undefined> {
    const key = (await this.#keysOf(LINKS)).at(-1)
    return key === undefined ? undefined : this.#readLink(key)
  }

  async *links(): AsyncIterable<Link> {
    for (const key of await this.#keysOf(LINKS)) yield await this.#readLink(key)
  }

  async #readLink(key: string): Promise<Link> {
    try {
      return linkSchema.parse(JSON.parse((await this.#read(key))?.toString('utf8') ?? ''))
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) throw new LinkUnreadableError(key)
      throw error
    }
  }

  /** S3 lists keys in the order of their bytes, and days are written so that this is the order of time. */
  async #keysOf(prefix: string): Promise<readonly string[]> {
    const keys: string[] = []
    const pages = paginateListObjectsV2({ client: this.#client }, { Bucket: this.#bucket, Prefix: prefix })
    for await (const { Contents = [] } of pages) keys.push(...Contents.map(({ Key = '' }) => Key))
    return keys
  }

  async #read(key: string): Promise<Buffer | undefined> {
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }))
      return Body && Buffer.from(await Body.transformToByteArray())
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined
      throw error
    }
  }

  /** Whoever puts again after an answer that was lost finds it done. */
  async #putNew(key: string, body: Buffer): Promise<void> {
    try {
      await this.#client.send(new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: body, IfNoneMatch: '*' }))
    } catch (error) {
      if (refusalOf(error).status !== 412) throw error
    }
  }
}

function batchKey(day: CalendarDay, name: string): string {
  return `${DIGESTS}${formatDay(day)}/${name}`
}

function linkKey(day: CalendarDay): string {
  return `${LINKS}${formatDay(day)}.json`
}

function writable({ batches, ...link }: Link): z.output<typeof linkSchema> {
  return { ...link, batches: [...batches] }
}
