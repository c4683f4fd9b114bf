import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import { REGION } from './emulator/ministack.ts'

/** The emulated AWS as its users reach it. The endpoint is part of every client, so none can reach the real one. */
export function clientsOf(endpoint: string) {
  const config = { endpoint, region: REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
  return {
    cloudFormation: new CloudFormationClient(config),
    dynamo: new DynamoDBClient(config),
    events: new EventBridgeClient(config),
    lambda: new LambdaClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    scheduler: new SchedulerClient(config),
    ses: new SESv2Client(config),
    sqs: new SQSClient(config),
  }
}
export type Clients = ReturnType<typeof clientsOf>
