import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge'
import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import type { Clients } from './clients.ts'
import type { DeployedNames } from './deployed-names.ts'

/** The events of the house's bus, as a lender's own system hears them: by a rule of its own, on a queue of its own. */
export interface BusinessEvents {
  /** Where they are gathered. */
  readonly queueUrl: string
}

export async function listenToEvents({ events, sqs }: Clients, names: DeployedNames): Promise<BusinessEvents> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'lenders-own-listener' }))
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] })
  const { QueueArn } = (await sqs.send(asked)).Attributes ?? {}
  const rule = { Name: 'lenders-own-listener', EventBusName: names.told('EVENT_BUS') }
  await events.send(new PutRuleCommand({ ...rule, EventPattern: JSON.stringify({ source: ['duewell'] }) }))
  const targets = { Rule: rule.Name, EventBusName: rule.EventBusName, Targets: [{ Id: 'queue', Arn: QueueArn }] }
  await events.send(new PutTargetsCommand(targets))
  return { queueUrl: QueueUrl }
}
