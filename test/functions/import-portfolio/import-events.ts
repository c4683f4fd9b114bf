/** "Object Created" of S3 as EventBridge documents it and as a rule puts it into a queue. */
export function objectCreated(key: string, object: { etag?: string; versionId?: string } = {}) {
  return {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: '111122223333',
    time: '2026-11-02T06:05:00Z',
    region: 'eu-central-1',
    resources: ['arn:aws:s3:::imports'],
    detail: {
      version: '0',
      bucket: { name: 'imports' },
      object: {
        key,
        size: 5,
        ...(object.etag && { etag: object.etag }),
        ...(object.versionId && { 'version-id': object.versionId }),
        sequencer: '617f08299329d189',
      },
      'request-id': 'N4N7GDK58NMKJ12R',
      requester: '111122223333',
      'source-ip-address': '1.2.3.4',
      reason: 'PutObject',
    },
  }
}

/** Messages of a queue, as Lambda is invoked with them. */
export function queued(...bodies: readonly unknown[]) {
  return {
    Records: bodies.map((body, at) => ({
      messageId: `m-${at + 1}`,
      receiptHandle: 'AQEB',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: {},
      md5OfBody: 'x',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-central-1:111122223333:imports',
      awsRegion: 'eu-central-1',
    })),
  }
}
