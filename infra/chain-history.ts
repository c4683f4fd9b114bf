import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DeadLetters } from './dead-letters.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import { houseMetric } from './house-metrics.ts'
import { type AccessLog, PrivateBucket } from './private-bucket.ts'
import { readStream } from './read-stream.ts'
import { startBySchedule } from './start-by-schedule.ts'
import { streamOf, useOfKey } from './table-grants.ts'
import { watch } from './watch.ts'
import { acknowledgeWildcard } from './wildcards.ts'

/** Two hours into the day that follows: whatever was begun before midnight has long been written. */
const EVERY_NIGHT = 'cron(0 2 * * ? *)'

export interface ChainHistoryProps {
  readonly house: House
  readonly store: CaseStore
  readonly accessLog: AccessLog
  /** Whether digests outlive the stack. */
  readonly keepData: boolean
}

/**
 * Keeps digests of what the history gains and chains those of each day, so that an entry which is changed or deleted shows. The
 * digests lie apart from the history, in a bucket that forgets no version, and outlive the entries.
 */
export class ChainHistory extends Construct {
  readonly function: DuewellFunction
  readonly digests: PrivateBucket
  readonly dead: DeadLetters

  constructor(scope: Construct, id: string, { house, store, accessLog, keepData }: ChainHistoryProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'chain-history',
      description: 'Keeps digests of what the history gains, and chains those of each day',
      timeout: Duration.minutes(5),
      house,
      monitoring: {
        failureMeans:
          'Digests of the history are not kept or not chained. Contacts go on and the history is whole; that it is can not ' +
          'be proven for these days. Read why in the log of chain-history; the stream keeps entries for 24 hours.',
      },
    })
    this.digests = new PrivateBucket(this, 'Digests', { key: store.key, accessLog, keepData, lifecycleRules: [] })
    this.dead = new DeadLetters(this, 'Dead', {
      monitoring: {
        failureMeans:
          'Digests of some entries were given up after a day, or a night was not chained. The history has the entries; they ' +
          'will show as seen by nobody. Read why in the log of chain-history; the next night chains what is missing.',
      },
    })
    store.grantReadingHistory(this.function)
    readStream(this, 'History', {
      by: this.function,
      stream: streamOf(store.history),
      dead: this.dead,
      keeps: true,
      filters: [{ dynamodb: { Keys: { pk: { S: [{ prefix: 'BORROWER#' }] } } } }],
    })
    startBySchedule(this, {
      function: this.function,
      dead: this.dead,
      what: 'the chaining of digests',
      expression: EVERY_NIGHT,
      input: { chain: true },
    })
    this.#grant(store)
    this.#watch(house.stage)
  }

  #grant({ key }: CaseStore): void {
    const { bucket } = this.digests
    const objects = [bucket.arnForObjects('digests/*'), bucket.arnForObjects('chain/*')]
    this.function.tell('DIGEST_BUCKET', bucket.bucketName)
    this.function.allow(
      new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: objects }),
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
      useOfKey(key, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
    )
    for (const resource of objects) {
      acknowledgeWildcard(
        this.function.role,
        resource,
        'Batches and days have names of their own; bucket and prefix are named.',
      )
    }
  }

  #watch(stage: string): void {
    watch(this, 'Touched', {
      metric: houseMetric(stage, 'historyTouched', { period: Duration.minutes(5) }),
      from: 1,
      monitoring: {
        failureMeans:
          'Entries of the history were changed or deleted, which nothing of Duewell does. Find who did in CloudTrail, and ' +
          'which entries with npm run audit -- --stage STAGE --verify. After an erasure that you ordered it is as it should be.',
      },
    })
    watch(this, 'NoChain', {
      metric: houseMetric(stage, 'daysChained', { period: Duration.days(1), statistic: 'SampleCount' }),
      silence: 'rings',
      monitoring: {
        failureMeans:
          'The digests of the history were not chained for a day. The next run chains what is missing; look at the schedule ' +
          'and at the log of chain-history. A new stage rings once, until its first night.',
      },
    })
  }
}
