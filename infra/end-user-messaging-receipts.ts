import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { CfnOutput, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { ENDINGS } from '../shared/delivery/end-user-messaging-events.ts'
import type { RecordDelivery } from './record-delivery.ts'

export interface EndUserMessagingReceiptsProps {
  readonly to: RecordDelivery
}

/** What End User Messaging reports of texts and calls: a topic, and a configuration set that sends there how they ended. */
export class EndUserMessagingReceipts extends Construct {
  readonly topic: Topic
  #configurationSet: CfnConfigurationSet | undefined

  constructor(scope: Construct, id: string, { to }: EndUserMessagingReceiptsProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    this.topic.addSubscription(
      new SqsSubscription(to.queue, { rawMessageDelivery: true, deadLetterQueue: to.work.dead.queue }),
    )
    new CfnOutput(this, 'TopicArn', {
      value: this.topic.topicArn,
      description: 'Events of a configuration set of your own go here (destination SNS, all text and voice events)',
    })
  }

  /** The configuration set of the lender, or else one of the house's own. */
  configurationSet(ofLender: string | undefined): string {
    if (ofLender !== undefined) return ofLender
    this.#configurationSet ??= new CfnConfigurationSet(this, 'ConfigurationSet', {
      eventDestinations: [
        {
          eventDestinationName: 'receipts',
          enabled: true,
          matchingEventTypes: [...ENDINGS],
          snsDestination: { topicArn: this.topic.topicArn },
        },
      ],
    })
    return this.#configurationSet.ref
  }
}
