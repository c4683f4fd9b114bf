import { Match, Rule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { CfnOutput, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { ACCEPTED, DELIVERED, FAILURES } from '../shared/delivery/end-user-messaging-events.ts'
import type { RecordDelivery } from './record-delivery.ts'

export interface EndUserMessagingReceiptsProps {
  readonly to: RecordDelivery
}

/** What End User Messaging sends to the account's default bus by itself, by what it is about. */
const DETAIL_TYPES = {
  sms: 'Text Message Delivery Status Updated',
  voice: 'Voice Message Delivery Status Updated',
} as const

/** Many a text is accepted first and delivered later: only what is the last that is heard of one is carried for it. */
const ARRIVED = [{ eventType: [...DELIVERED] }, { eventType: [...ACCEPTED], isFinal: [true] }]

/**
 * What End User Messaging reports of texts and calls. That one arrived comes from the account's default bus, which costs nothing and
 * promises its best effort; what did not arrive comes by a topic from the configuration set, since an address may have to be closed for it.
 */
export class EndUserMessagingReceipts extends Construct {
  readonly topic: Topic
  readonly #to: RecordDelivery
  #configurationSet: CfnConfigurationSet | undefined

  constructor(scope: Construct, id: string, { to }: EndUserMessagingReceiptsProps) {
    super(scope, id)
    this.#to = to
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
      description:
        'Events of a configuration set of your own go here (destination SNS, all that say that a message failed)',
    })
  }

  /** The configuration set of the lender, or else one of the house's own; what arrives by it on this channel is listened to. */
  configurationSet(channel: keyof typeof DETAIL_TYPES, ofLender: string | undefined): string {
    const set = ofLender ?? this.#own()
    const rule = new Rule(this, `${channel}-arrivals`, {
      description: `What arrived of the ${channel} that Duewell sent`,
      eventPattern: {
        source: ['aws.sms-voice'],
        detailType: [DETAIL_TYPES[channel]],
        // Senders write both into a message's context; what others in the account send has neither.
        detail: { $or: ARRIVED, context: { set: [set], contact: Match.exists() } },
      },
    })
    this.#to.take(rule)
    return set
  }

  #own(): string {
    this.#configurationSet ??= new CfnConfigurationSet(this, 'ConfigurationSet', {
      eventDestinations: [
        {
          eventDestinationName: 'receipts',
          enabled: true,
          matchingEventTypes: [...FAILURES],
          snsDestination: { topicArn: this.topic.topicArn },
        },
      ],
    })
    return this.#configurationSet.ref
  }
}
