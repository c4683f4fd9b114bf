import { Alarm } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib/core'
import { Construct, type IConstruct } from 'constructs'

export interface OnCallProps {
  /** Where alarms are sent; whoever owns the address must confirm it once. Nobody, where none is given. */
  readonly email?: string | undefined
}

/** Who is told when something needs a person: one topic for every alarm. Alarm texts hold no personal data. */
export class OnCall extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { email }: OnCallProps) {
    super(scope, id)
    const stack = Stack.of(this)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    // A topic with a policy of its own has lost the default one, which lets alarms in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: {
            'aws:SourceArn': stack.formatArn({
              service: 'cloudwatch',
              resource: 'alarm',
              resourceName: '*',
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    )
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email))
    new CfnOutput(this, 'TopicArn', { value: this.topic.topicArn, description: 'Every alarm goes here' })
  }

  /** Sends every alarm within a scope here, and says when it is over. */
  answer(scope: IConstruct): void {
    const action = new SnsAction(this.topic)
    for (const construct of scope.node.findAll()) {
      if (!(construct instanceof Alarm)) continue
      construct.addAlarmAction(action)
      construct.addOkAction(action)
    }
  }
}
