import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SNSClient } from '@aws-sdk/client-sns'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Meter } from './metered-calls.ts'

/** What EventBridge bills as one event. */
const BUS_EVENT_BYTES = 64 * 1024

const SNS_ANSWER = (id: string) =>
  `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${id}</MessageId></PublishResult></PublishResponse>`

interface Asked {
  readonly body?: unknown
}

/**
 * Real clients of the services beside DynamoDB, whose requests are written out, counted and answered where they would go to
 * the network.
 */
export function standInServices(meter: Meter) {
  let messages = 0
  const answering = (count: (asked: Asked) => void, body: (asked: Asked) => string, type = 'application/json') => ({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    maxAttempts: 1,
    requestHandler: {
      handle: (asked: Asked) => {
        count(asked)
        const response = { statusCode: 200, headers: { 'content-type': type }, body: Buffer.from(body(asked)) }
        return Promise.resolve({ response })
      },
    } as never,
  })
  const call = () => {
    meter.now.calls += 1
  }
  const provider = () => {
    meter.now.providerCalls += 1
  }
  const messageId = () => {
    messages += 1
    return `0a1b2c3d-0000-4000-8000-${String(messages).padStart(12, '0')}`
  }
  const json = () => JSON.stringify({ MessageId: messageId() })
  return {
    scheduler: new SchedulerClient(answering(call, () => '{"ScheduleArn":"arn:aws:scheduler"}')),
    sqs: new SQSClient(answering(call, json)),
    sns: new SNSClient(answering(provider, () => SNS_ANSWER(messageId()), 'text/xml')),
    endUserMessaging: new PinpointSMSVoiceV2Client(answering(provider, json)),
    ses: new SESv2Client(answering(provider, json)),
    metrics: new CloudWatchClient(answering(call, () => '{"MetricDataResults":[]}')),
    events: new EventBridgeClient(
      answering(
        (asked) => {
          call()
          for (const entry of entriesOf(asked)) {
            meter.now.busEvents += Math.ceil(Buffer.byteLength(JSON.stringify(entry)) / BUS_EVENT_BYTES)
          }
        },
        (asked) => JSON.stringify({ FailedEntryCount: 0, Entries: entriesOf(asked).map(() => ({ EventId: 'e' })) }),
      ),
    ),
  }
}

function entriesOf({ body }: Asked): readonly unknown[] {
  return (JSON.parse(String(body)) as { Entries: unknown[] }).Entries
}
