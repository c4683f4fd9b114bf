import { EventBus as Bus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { DuewellFunction } from './duewell-function.ts'

export interface EventBusProps {
  readonly stage: string
}

/** The bus on which a lender's own systems hear what happens: `duewell-<stage>`. Events carry ids and no personal data. */
export class EventBus extends Construct {
  readonly bus: Bus

  constructor(scope: Construct, id: string, { stage }: EventBusProps) {
    super(scope, id)
    this.bus = new Bus(this, 'Bus', { eventBusName: `duewell-${stage}` })
  }

  grantPublish(fn: DuewellFunction): void {
    fn.tell('EVENT_BUS', this.bus.eventBusName)
    fn.allow(new PolicyStatement({ actions: ['events:PutEvents'], resources: [this.bus.eventBusArn] }))
  }
}
