import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnOutput, Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { sweepDollarsAMonth } from '../shared/aws/aws-prices.ts'
import type { CaseStore } from './case-store.ts'
import { DeadLetters } from './dead-letters.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import { readQueue } from './read-queue.ts'
import { startBySchedule } from './start-by-schedule.ts'
import { onItems, scanOf } from './table-grants.ts'
import { acknowledgeWildcard } from './wildcards.ts'
import { WorkQueue } from './work-queue.ts'

const TIMEOUT = Duration.minutes(5)
/** What a case with two loans and a dozen contacts takes at most (`npm run bench`). */
export const BYTES_A_CASE = 4_096
const A_MILLION = 1_000_000
/** Parts that are swept at once: a sweep is in no hurry, and what it finds must not outrun the senders. */
const PARTS_AT_ONCE = 4

export interface SweepCasesProps {
  readonly house: House
  readonly store: CaseStore
  readonly every: Duration
}

/**
 * The door that nobody opens from outside: every period all cases are decided anew, and what was lost (an alarm, a claim, a
 * change of the strategy) is found. A schedule begins it; its parts are messages.
 */
export class SweepCases extends Construct {
  readonly function: DuewellFunction
  readonly work: WorkQueue
  readonly dead: DeadLetters

  constructor(scope: Construct, id: string, { house, store, every }: SweepCasesProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'sweep-cases',
      description: 'Decides every case anew once a period, and re-drives what was lost',
      timeout: TIMEOUT,
      house,
      monitoring: {
        failureMeans:
          'The sweep fails, so what was lost elsewhere is not found. Contacts that are planned go on. Read why in the log ' +
          'of sweep-cases; the next period tries again.',
      },
    })
    this.work = new WorkQueue(this, 'Parts', {
      workTime: TIMEOUT,
      monitoring: {
        failureMeans:
          'A part of the portfolio could not be swept five times running; what was lost there is not found. Read why in ' +
          'the log of sweep-cases. The next period sweeps the part anew, so the message may be deleted.',
      },
    })
    this.dead = new DeadLetters(this, 'Dead', {
      monitoring: {
        failureMeans:
          'The sweep could not be started for an hour, so what was lost elsewhere is not found. Look for a function or a ' +
          'grant that is missing; the next period starts it again.',
      },
    })
    readQueue(this, 'Reading', {
      by: this.function,
      queue: this.work.queue,
      maxConcurrency: PARTS_AT_ONCE,
      batchSize: 1,
    })
    startBySchedule(this, {
      function: this.function,
      dead: this.dead,
      what: 'the sweep of all cases',
      expression: `rate(${every.toMinutes()} minutes)`,
      input: { start: true },
    })
    this.#grant(store, every)
    new CfnOutput(this, 'Price', {
      description: 'What reading every case once a period costs, at list prices',
      value: priceOf(every),
    })
  }

  #grant(store: CaseStore, every: Duration): void {
    this.function.tell('SWEEP_PERIOD_SECONDS', String(every.toSeconds()))
    this.function.tell('SWEEP_PARTS', this.work.queue.queueUrl)
    store.grantFinishing(this.function)
    this.function.allow(
      scanOf(store.cases),
      onItems(store.control, ['PORTFOLIO'], 'dynamodb:PutItem'),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.work.queue.queueArn] }),
      new PolicyStatement({ actions: ['cloudwatch:GetMetricData'], resources: ['*'] }),
    )
    acknowledgeWildcard(
      this.function.role,
      '*',
      'GetMetricData has no resource; it tells how old the oldest message of a queue is, and no content.',
    )
  }
}

function priceOf(every: Duration): string {
  const dollars = sweepDollarsAMonth(A_MILLION, BYTES_A_CASE, every.toSeconds())
  return `every ${every.toMinutes()} minutes: ${dollars.toFixed(2)} US dollars a month for a million cases`
}
