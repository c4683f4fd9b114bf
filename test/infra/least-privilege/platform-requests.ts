import type { DeployedStack } from './deployed-stack.ts'
import { type IamRequest, keyUses } from './requests.ts'

interface Mapping {
  readonly FunctionName: string
  readonly EventSourceArn: string
  readonly DestinationConfig?: { readonly OnFailure: { readonly Destination: string } }
}

/** What Lambda does with a function's role by itself: writes its log, and reads and empties what the function is woken by. */
export function platformRequests(functionId: string, stack: DeployedStack): readonly IamRequest[] {
  return [
    ...logRequests(functionId, stack),
    ...mappingRequests(functionId, stack),
    ...failureRequests(functionId, stack),
  ]
}

function logRequests(functionId: string, stack: DeployedStack): readonly IamRequest[] {
  const group = stack.resourcesOf('AWS::Lambda::Function').get(functionId)?.Properties.LoggingConfig.LogGroup.Ref
  const resource = stack.arnOf(group).replace(/\*$/, 'log-stream:2026/11/02/[$LATEST]1f')
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, resource, context: {} }))
}

function mappingRequests(functionId: string, stack: DeployedStack): readonly IamRequest[] {
  return mappingsOf(functionId, 'AWS::Lambda::EventSourceMapping', stack).flatMap(({ EventSourceArn: resource }) => {
    const actions = resource.startsWith('arn:aws:sqs:')
      ? ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
      : ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']
    return [...actions.map((action) => ({ action, resource, context: {} })), ...keyUses(resource, 'kms:Decrypt', stack)]
  })
}

/** What a stream's batches and a log's lines end in that failed too often. */
function failureRequests(functionId: string, stack: DeployedStack): readonly IamRequest[] {
  return ['AWS::Lambda::EventSourceMapping', 'AWS::Lambda::EventInvokeConfig']
    .flatMap((type) => mappingsOf(functionId, type, stack))
    .flatMap(({ DestinationConfig }) => DestinationConfig?.OnFailure.Destination ?? [])
    .map((resource) => ({ action: 'sqs:SendMessage', resource, context: {} }))
}

function mappingsOf(functionId: string, type: string, stack: DeployedStack): readonly Mapping[] {
  return [...stack.resourcesOf(type).values()]
    .map(({ Properties }) => stack.resolve(Properties) as Mapping)
    .filter(({ FunctionName }) => FunctionName === functionId)
}
