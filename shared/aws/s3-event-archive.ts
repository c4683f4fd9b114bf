import { gunzipSync } from 'node:zlib'
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3'
import * as z from 'zod'
import { type BusinessEvent, eventDetailSchema } from '../events/business-event.ts'
import { HOUR, type Instant } from '../time/instant.ts'

export interface S3EventArchiveProps {
  readonly client: S3Client
  readonly bucket: string
}

/** An object of the archive with a line that is no event. */
export class ArchiveUnreadableError extends Error {
  override readonly name = 'ArchiveUnreadableError'

  constructor(key: string, line: number) {
    super(
      `Line ${line} of ${key} in the event archive is no Duewell event of a version that is known here. Recover with the ` +
        'version of Duewell that is deployed, or look who else writes into the archive.',
    )
  }
}

const lineSchema = z.object({ detail: eventDetailSchema })

/**
 * The business events that happened since an instant, object by object. The archive's folders are hours of its writing, which
 * is minutes after the event at most, so reading begins an hour early.
 */
export async function* archivedSince(
  since: Instant,
  until: Instant,
  { client, bucket }: S3EventArchiveProps,
): AsyncGenerator<readonly BusinessEvent[]> {
  for (const prefix of hoursBetween(since - HOUR, until)) {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
      for (const { Key = '' } of Contents) {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }))
        if (Body === undefined) continue
        yield eventsIn(await Body.transformToByteArray(), Key).filter(({ at }) => at >= since)
      }
    }
  }
}

/** The folders of the hours from one instant to another. */
export function hoursBetween(from: Instant, to: Instant): readonly string[] {
  const first = Math.floor(from / HOUR)
  const last = Math.floor(to / HOUR)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, hour) => {
    const [day = '', time = ''] = new Date((first + hour) * HOUR).toISOString().split('T')
    return `events/${day.replaceAll('-', '/')}/${time.slice(0, 2)}/`
  })
}

/** One EventBridge event a line. */
function eventsIn(object: Uint8Array, key: string): readonly BusinessEvent[] {
  const lines = textOf(object).split('\n')
  return lines.flatMap((line, at) => (line === '' ? [] : eventsOfLine(line, key, at + 1)))
}

/** Firehose compresses; S3 or a proxy may have opened it already. */
function textOf(object: Uint8Array): string {
  const zipped = object[0] === 0x1f && object[1] === 0x8b
  return Buffer.from(zipped ? gunzipSync(object) : object).toString('utf8')
}

function eventsOfLine(line: string, key: string, number: number): readonly BusinessEvent[] {
  try {
    return lineSchema.parse(JSON.parse(line)).detail.events
  } catch {
    throw new ArchiveUnreadableError(key, number)
  }
}
