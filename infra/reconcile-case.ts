import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DeadLetters } from './dead-letters.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import { readStream } from './read-stream.ts'
import { streamOf } from './table-grants.ts'

/**
 * The items of a borrower whose changes open the room, whether added, changed or removed. PLAN and TASK are not among them:
 * the room writes those itself and would wake itself for ever.
 */
const WAKING_ITEMS = ['BORROWER', { prefix: 'HOLD#' }, { prefix: 'LOAN#' }, { prefix: 'PAY#' }, { prefix: 'POINT#' }]

export interface ReconcileCaseProps {
  readonly house: House
  readonly store: CaseStore
}

/** The door that changes open: the stream of Cases and the function that decides the changed cases anew. */
export class ReconcileCase extends Construct {
  readonly function: DuewellFunction
  readonly dead: DeadLetters

  constructor(scope: Construct, id: string, { house, store }: ReconcileCaseProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'reconcile-case',
      description: 'Decides a case anew after a change of it, and plans its next contact',
      timeout: Duration.seconds(60),
      house,
      monitoring: {
        failureMeans:
          'Changes of cases are not being decided, so plans grow old. Sending is safe: it reads the case again. Read why ' +
          'in the log of reconcile-case; the stream keeps the changes for 24 hours and the sweep finds what it loses.',
      },
    })
    this.dead = new DeadLetters(this, 'Dead', {
      monitoring: {
        failureMeans:
          'Changes of some cases were given up after repeated failures. Sending is safe: it reads the case again, and the ' +
          'sweep will plan the cases anew. The message names the part of the stream; read why in the log of reconcile-case.',
      },
    })
    store.grantReadingChanges(this.function)
    readStream(this, 'Changes', {
      by: this.function,
      stream: streamOf(store.cases),
      dead: this.dead,
      filters: [{ dynamodb: { Keys: { pk: { S: [{ prefix: 'BORROWER#' }] }, sk: { S: WAKING_ITEMS } } } }],
    })
  }
}
