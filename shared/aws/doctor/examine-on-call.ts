import { paginateListSubscriptionsByTopic, type SNSClient, type Subscription } from '@aws-sdk/client-sns'
import { blocks, type DoctorFinding } from './finding.ts'

/** Looks whether an alarm that rings is heard by anybody. */
export async function examineOnCall(client: SNSClient, topicArn: string): Promise<readonly DoctorFinding[]> {
  const subscriptions: Subscription[] = []
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn: topicArn })) {
    subscriptions.push(...Subscriptions)
  }
  // Until someone has followed the link in the mail, the ARN is a word instead.
  const confirmed = subscriptions.some(({ SubscriptionArn = '' }) => SubscriptionArn.startsWith('arn:'))
  if (confirmed) return []
  const [what, mend] =
    subscriptions.length === 0
      ? [
          'Nobody is told when an alarm rings.',
          'Give the settings an alarmEmail and deploy again, or subscribe something to the topic of alarms.',
        ]
      : [
          "The alarms' address has not confirmed its subscription, so nobody is told.",
          'Follow the link in the mail from AWS; where it has expired, subscribe the address again.',
        ]
  return [blocks(what, mend)]
}
