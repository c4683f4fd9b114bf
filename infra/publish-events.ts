import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DeadLetters } from './dead-letters.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { EventBus } from './event-bus.ts'
import type { House } from './house.ts'
import { readStream } from './read-stream.ts'
import { streamOf } from './table-grants.ts'

export interface PublishEventsProps {
  readonly house: House
  readonly store: CaseStore
  readonly bus: EventBus
}

/** Tells the bus what the history gained: an entry that is stored is told, and nothing is told that is not stored. */
export class PublishEvents extends Construct {
  readonly function: DuewellFunction
  readonly dead: DeadLetters

  constructor(scope: Construct, id: string, { house, store, bus }: PublishEventsProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'publish-events',
      description: 'Publishes business events for what the history gained',
      timeout: Duration.seconds(60),
      house,
      monitoring: {
        failureMeans:
          "Business events are late: the lender's own systems and the archive don't hear what happens. Borrowers are not " +
          'touched by it. Read why in the log of publish-events; the stream keeps the entries for 24 hours.',
      },
    })
    this.dead = new DeadLetters(this, 'Dead', {
      monitoring: {
        failureMeans:
          'Some business events were given up and are missing on the bus and in the archive. The history has them. The ' +
          'message names the part of the stream, which keeps it for 24 hours; read why in the log of publish-events.',
      },
    })
    store.grantReadingHistory(this.function)
    readStream(this, 'History', {
      by: this.function,
      stream: streamOf(store.history),
      dead: this.dead,
      filters: [{ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'BORROWER#' }] } } } }],
    })
    bus.grantPublish(this.function)
  }
}
