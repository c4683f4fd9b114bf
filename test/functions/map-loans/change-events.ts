import { marshall } from '@aws-sdk/util-dynamodb'

interface TableChange {
  readonly eventName?: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly now?: object
  readonly before?: object
}

/** An event of a lender's table in the shape that AWS documents for streams with new and old images. */
export function tableChanges(...changes: readonly TableChange[]) {
  return {
    Records: changes.map(({ eventName = 'MODIFY', now, before }, at) => ({
      eventID: `e-${at}`,
      eventName,
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-central-1',
      dynamodb: {
        ApproximateCreationDateTime: 1_794_009_600,
        Keys: { pk: { S: 'x' } },
        ...(now && { NewImage: marshall(now) }),
        ...(before && { OldImage: marshall(before) }),
        SequenceNumber: String(4_421_584_500_000_000_017_450_439_000n + BigInt(at)),
        SizeBytes: 112,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: 'arn:aws:dynamodb:eu-central-1:111122223333:table/Lender/stream/2026-11-23T00:00:00.000',
    })),
  }
}

export const sequence = (at: number) => String(4_421_584_500_000_000_017_450_439_000n + BigInt(at))

/** Messages of a queue, as Lambda is invoked with them. */
export function messages(...bodies: readonly unknown[]) {
  return {
    Records: bodies.map((body, at) => ({
      messageId: `m-${at + 1}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: { SentTimestamp: '1794009600000', ApproximateReceiveCount: '1' },
      eventSource: 'aws:sqs',
    })),
  }
}
