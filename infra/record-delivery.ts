import type { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { EventBus } from './event-bus.ts'
import type { House } from './house.ts'
import { readQueue } from './read-queue.ts'
import { WorkQueue } from './work-queue.ts'

const TIMEOUT = Duration.seconds(60)
/** Receipts share calls of the bus and lines of metrics, and nobody waits for one: the second look reads what stands in the case. */
const TOGETHER = { batchSize: 100, gather: Duration.seconds(5) }

export interface RecordDeliveryProps {
  readonly house: House
  readonly store: CaseStore
  readonly bus: EventBus
}

/** What providers report later: one queue that every report goes through, and the function that records it. */
export class RecordDelivery extends Construct {
  readonly function: DuewellFunction
  readonly work: WorkQueue

  constructor(scope: Construct, id: string, { house, store, bus }: RecordDeliveryProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'record-delivery',
      description: 'Records what providers report of contacts, and closes addresses that they refuse',
      timeout: TIMEOUT,
      house,
      monitoring: {
        failureMeans:
          'Receipts, bounces and opt-outs at carriers are recorded late, so an address that should be closed may be written ' +
          'to once more. Read why in the log of record-delivery; the queue keeps the reports for four days.',
      },
    })
    // A report names an address; the queue is encrypted and forgets it after days.
    this.work = new WorkQueue(this, 'Reports', {
      workTime: TIMEOUT.plus(TOGETHER.gather),
      monitoring: {
        failureMeans:
          'Reports of providers could not be recorded five times running; bounces and opt-outs among them are not obeyed. ' +
          'Read why in the log of record-delivery, mend it, and move the messages back with the redrive function.',
      },
    })
    readQueue(this, 'Reading', { by: this.function, queue: this.work.queue, maxConcurrency: 5, ...TOGETHER })
    store.grantRecording(this.function)
    bus.grantPublish(this.function)
  }

  get queue(): Queue {
    return this.work.queue
  }

  /** Takes what a rule matches as a report. */
  take(rule: Rule): void {
    rule.addTarget(new SqsQueue(this.queue, { deadLetterQueue: this.work.dead.queue }))
  }
}
