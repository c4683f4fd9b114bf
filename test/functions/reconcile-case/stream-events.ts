import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'

interface Change {
  readonly pk?: string
  readonly sk?: string
  readonly eventName?: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly sequenceNumber?: string
}

/** A record in the shape that AWS documents for DynamoDB streams with new and old images. */
export function change({
  pk = 'BORROWER#b-1',
  sk = 'LOAN#l-1',
  eventName = 'MODIFY',
  sequenceNumber = '111',
}: Change = {}) {
  const image = { pk: { S: pk }, sk: { S: sk }, status: { S: 'overdue' } }
  const record: DynamoDBRecord = {
    eventID: '1e4a4d1f3f2c4f7f9a5b6c7d8e9f0a1b',
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-central-1',
    dynamodb: {
      ApproximateCreationDateTime: 1_795_000_000,
      Keys: { pk: { S: pk }, sk: { S: sk } },
      ...(eventName === 'REMOVE' ? {} : { NewImage: image }),
      ...(eventName === 'INSERT' ? {} : { OldImage: image }),
      SequenceNumber: sequenceNumber,
      SizeBytes: 112,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: 'arn:aws:dynamodb:eu-central-1:111122223333:table/Cases/stream/2026-11-23T00:00:00.000',
  }
  return record
}

export function streamEvent(...changes: readonly Change[]): DynamoDBStreamEvent {
  return { Records: changes.map(change) }
}

/** One change a borrower, with rising sequence numbers of the length that DynamoDB gives them. */
export function changesOf(...borrowers: readonly string[]): DynamoDBStreamEvent {
  return streamEvent(...borrowers.map((id, at) => ({ pk: `BORROWER#${id}`, sequenceNumber: sequence(at) })))
}

export function sequence(at: number): string {
  return String(4_421_584_500_000_000_017_450_439_000n + BigInt(at))
}
