/**
 * What start-up is measured against: a function with the clients and the utilities that a project like this one is usually
 * built with, its handler exported and its clients made. Bundled with esbuild, run by no one.
 */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import { makeHandlerIdempotent } from '@aws-lambda-powertools/idempotency/middleware'
import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { Metrics } from '@aws-lambda-powertools/metrics'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import { parser } from '@aws-lambda-powertools/parser/middleware'
import { Tracer } from '@aws-lambda-powertools/tracer'
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import middy from '@middy/core'
import type { Context, DynamoDBStreamEvent } from 'aws-lambda'
// biome-ignore lint/plugin: the usual way, which is part of what is measured
import { z } from 'zod'

const dynamodb = new DynamoDBClient()
const documents = DynamoDBDocumentClient.from(dynamodb)
const scheduler = new SchedulerClient()
const sns = new SNSClient()
const ses = new SESv2Client()
const logger = new Logger({ serviceName: 'reference' })
const metrics = new Metrics({ namespace: 'reference', serviceName: 'reference' })
const tracer = new Tracer({ serviceName: 'reference' })
const persistenceStore = new DynamoDBPersistenceLayer({ tableName: 'reference', awsSdkV3Client: dynamodb })
const processor = new BatchProcessor(EventType.DynamoDBStreams)
const schema = z.object({ Records: z.array(z.object({ eventID: z.string(), eventName: z.string() })) })

async function handleRecord(): Promise<void> {
  await documents.send(new PutCommand({ TableName: 'reference', Item: {} }))
  await scheduler.send(
    new CreateScheduleCommand({
      Name: 'reference',
      ScheduleExpression: 'at(2026-11-02T09:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: '', RoleArn: '' },
    }),
  )
  await sns.send(new PublishCommand({ Message: 'reference' }))
  await ses.send(new SendEmailCommand({ Content: {} }))
}

export const handler = middy((event: DynamoDBStreamEvent, context: Context) =>
  processPartialResponse(event, handleRecord, processor, { context }),
)
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .use(captureLambdaHandler(tracer))
  .use(makeHandlerIdempotent({ persistenceStore }))
  .use(parser({ schema }))
