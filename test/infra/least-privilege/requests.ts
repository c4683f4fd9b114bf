import { type DeployedStack, queueArn, REGION, tableArn } from './deployed-stack.ts'
import type { RecordedCall } from './recorded-calls.ts'

/** What a role must be allowed for one call to go through. */
export interface IamRequest {
  readonly action: string
  readonly resource: string
  readonly context: Readonly<Record<string, string | string[]>>
}

/** A call's requests, and what it has a service do with a key. */
interface Needed {
  readonly requests: readonly IamRequest[]
  readonly keyUse?: 'kms:Decrypt' | 'kms:GenerateDataKey'
}

type Input = RecordedCall['input']

/** What a call needs, by client and command. A call that is not here fails the test: say what it needs. */
export function requestsOf({ client, command, input }: RecordedCall, stack: DeployedStack): readonly IamRequest[] {
  const [service, operation] = [client.replace(/Client$/, ''), command.replace(/Command$/, '')]
  const needs = NEEDS[`${service}.${operation}`] ?? NEEDS[service]
  if (needs === undefined) throw new Error(`nobody says what ${service}.${operation} must be allowed`)
  const { requests, keyUse } = needs(input, operation)
  return keyUse === undefined
    ? requests
    : [...requests, ...requests.flatMap(({ resource }) => keyUses(resource, keyUse, stack))]
}

/** Tables, buckets and secrets of the stack are encrypted with its key, which a service asks for in the caller's name. */
export function keyUses(resource: string, action: string, stack: DeployedStack): readonly IamRequest[] {
  const key = stack.keyOf(resource)
  const [, , service] = resource.split(':')
  return key === undefined
    ? []
    : [{ action, resource: key, context: { 'kms:ViaService': `${service}.${REGION}.amazonaws.com` } }]
}

const NEEDS: Readonly<Record<string, (input: Input, operation: string) => Needed>> = {
  DynamoDB: (input, operation) => onTable([itemRequest(operation, input)]),
  'DynamoDB.Query': (input) =>
    onTable([
      input.IndexName === undefined
        ? itemRequest('Query', input)
        : plain('dynamodb:Query', `${tableArn(String(input.TableName))}/index/${input.IndexName}`),
    ]),
  'DynamoDB.Scan': ({ TableName }) => onTable([plain('dynamodb:Scan', tableArn(String(TableName)))]),
  'DynamoDB.TransactWriteItems': ({ TransactItems }) => onTable(transactionOf(TransactItems)),
  Scheduler: ({ GroupName, Name, Target }) => ({
    requests: [
      plain('scheduler:CreateSchedule', own('scheduler', `schedule/${GroupName}/${Name}`)),
      {
        action: 'iam:PassRole',
        resource: (Target as { RoleArn: string }).RoleArn,
        context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
      },
    ],
  }),
  // A batch is allowed as its single calls are.
  SQS: ({ QueueUrl }, operation) => ({
    requests: [plain(`sqs:${operation.replace(/Batch$/, '')}`, queueArn(String(QueueUrl)))],
  }),
  SecretsManager: ({ SecretId }) => ({
    requests: [plain('secretsmanager:GetSecretValue', String(SecretId))],
    keyUse: 'kms:Decrypt',
  }),
  'S3.GetObject': ({ Bucket, Key, VersionId }) => ({
    requests: [plain(VersionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', objectArn(Bucket, Key))],
    keyUse: 'kms:Decrypt',
  }),
  'S3.ListObjectsV2': ({ Bucket }) => ({ requests: [plain('s3:ListBucket', `arn:aws:s3:::${Bucket}`)] }),
  'S3.AbortMultipartUpload': ({ Bucket, Key }) => ({
    requests: [plain('s3:AbortMultipartUpload', objectArn(Bucket, Key))],
  }),
  // PutObject, and an upload in parts from its beginning to its end.
  S3: ({ Bucket, Key }) => ({
    requests: [plain('s3:PutObject', objectArn(Bucket, Key))],
    keyUse: 'kms:GenerateDataKey',
  }),
  'BedrockRuntime.Converse': ({ modelId }) => ({ requests: asking(String(modelId)) }),
  // A phone number has no ARN.
  SNS: ({ TopicArn }) => ({ requests: [plain('sns:Publish', String(TopicArn ?? '*'))] }),
  'SNS.ListPhoneNumbersOptedOut': () => ({ requests: [plain('sns:ListPhoneNumbersOptedOut', '*')] }),
  'SESv2.ListSuppressedDestinations': suppression,
  'SESv2.PutSuppressedDestination': suppression,
  'SESv2.DeleteSuppressedDestination': suppression,
  'PinpointSMSVoiceV2.DescribeOptedOutNumbers': onOptOutList,
  'PinpointSMSVoiceV2.PutOptedOutNumber': onOptOutList,
  'PinpointSMSVoiceV2.DeleteOptedOutNumber': onOptOutList,
  'SESv2.GetAccount': () => ({ requests: [plain('ses:GetAccount', '*')] }),
  'SESv2.SendEmail': ({ FromEmailAddress, ConfigurationSetName }) => ({
    requests: [
      plain('ses:SendEmail', own('ses', `identity/${domainOf(String(FromEmailAddress))}`)),
      plain('ses:SendEmail', own('ses', `configuration-set/${ConfigurationSetName}`)),
    ],
  }),
  'PinpointSMSVoiceV2.SendTextMessage': ({ OriginationIdentity, ConfigurationSetName }) => ({
    requests: [
      plain('sms-voice:SendTextMessage', own('sms-voice', `pool/${OriginationIdentity}`)),
      plain('sms-voice:SendTextMessage', own('sms-voice', `configuration-set/${ConfigurationSetName}`)),
    ],
  }),
  'PinpointSMSVoiceV2.SendVoiceMessage': () => ({ requests: [plain('sms-voice:SendVoiceMessage', '*')] }),
  EventBridge: ({ Entries }) => ({
    requests: (Entries as { EventBusName: string }[]).map(({ EventBusName }) =>
      plain('events:PutEvents', own('events', `event-bus/${EventBusName}`)),
    ),
  }),
  Lambda: ({ FunctionName }) => ({ requests: [plain('lambda:InvokeFunction', String(FunctionName))] }),
  CloudWatch: () => ({ requests: [plain('cloudwatch:GetMetricData', '*')] }),
}

/** The list is that of the account. */
function suppression(_input: Input, operation: string): Needed {
  return { requests: [plain(`ses:${operation}`, '*')] }
}

function onOptOutList({ OptOutListName }: Input, operation: string): Needed {
  return { requests: [plain(`sms-voice:${operation}`, own('sms-voice', `opt-out-list/${OptOutListName}`))] }
}

/** A profile runs the model in a region that it chooses, and Bedrock asks for both. */
function asking(id: string): readonly IamRequest[] {
  const [, model] = /^eu\.(.+)$/.exec(id) ?? []
  const action = 'bedrock:InvokeModel'
  if (model === undefined) return [plain(action, `arn:aws:bedrock:${REGION}::foundation-model/${id}`)]
  const profile = own('bedrock', `inference-profile/${id}`)
  const context = { 'bedrock:InferenceProfileArn': profile }
  return [
    plain(action, profile),
    { action, resource: `arn:aws:bedrock:eu-north-1::foundation-model/${model}`, context },
  ]
}

function onTable(requests: readonly IamRequest[]): Needed {
  return { requests, keyUse: 'kms:Decrypt' }
}

interface Keyed {
  readonly TableName: string
  readonly Key?: { readonly pk?: { readonly S?: string } }
  readonly Item?: { readonly pk?: { readonly S?: string } }
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S?: string }>>
}

function itemRequest(operation: string, input: object): IamRequest {
  const { TableName, Key, Item, ExpressionAttributeValues } = input as Keyed
  const partition = Key?.pk?.S ?? Item?.pk?.S ?? ExpressionAttributeValues?.[':pk']?.S
  if (partition === undefined) throw new Error(`${operation} names no partition`)
  const context = { 'dynamodb:LeadingKeys': [partition] }
  return { action: `dynamodb:${operation}`, resource: tableArn(TableName), context }
}

const OPERATION_OF: Readonly<Record<string, string>> = {
  Update: 'UpdateItem',
  Put: 'PutItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
}

function transactionOf(items: unknown): readonly IamRequest[] {
  return (items as Readonly<Record<string, object>>[]).flatMap((item) =>
    Object.entries(item).map(([kind, input]) => itemRequest(OPERATION_OF[kind] ?? kind, input)),
  )
}

function plain(action: string, resource: string): IamRequest {
  return { action, resource, context: {} }
}

function own(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:123456789012:${resource}`
}

function objectArn(bucket: unknown, key: unknown): string {
  return `arn:aws:s3:::${bucket}/${key}`
}

function domainOf(from: string): string {
  return from.slice(from.lastIndexOf('@') + 1).replace('>', '')
}
