import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { Clients } from './clients.ts'
import type { Template } from './deploy.ts'

const tableSchema = z.object({
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
})

/** Sets by API what the template says and the emulator's CloudFormation drops without a word: the tables' time to live. */
export async function mendDroppedProperties(
  { cloudFormation, dynamo }: Clients,
  { Resources }: Template,
  StackName: string,
): Promise<void> {
  const { StackResources = [] } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName }))
  for (const { LogicalResourceId = '', PhysicalResourceId, ResourceType } of StackResources) {
    if (ResourceType !== 'AWS::DynamoDB::Table') continue
    const { TimeToLiveSpecification } = tableSchema.parse(Resources[LogicalResourceId]?.Properties)
    if (TimeToLiveSpecification === undefined) continue
    await dynamo.send(new UpdateTimeToLiveCommand({ TableName: PhysicalResourceId, TimeToLiveSpecification }))
  }
}
