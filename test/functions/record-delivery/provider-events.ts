import { gzipSync } from 'node:zlib'
import type { SQSEvent } from 'aws-lambda'
import { tagOf } from '../../../shared/aws/ses-tag.ts'

/** In the shapes that AWS documents, with invented ids, addresses and numbers. */

const ADDRESS = 'wei@example.com'
export const NUMBER = '+12025550123'
export const PERSONAL = /wei@example|Payment due|12025550123/

export function sesEvent(
  detailType: string,
  more: object = {},
  tags: Record<string, string[]> = { contact: [tagOf('k-1')], borrower: [tagOf('b-1')] },
) {
  return {
    version: '0',
    id: '12345678-1a23-4567-a89b-0123c45d6e7f',
    'detail-type': detailType,
    source: 'aws.ses',
    account: '111122223333',
    time: '2026-11-07T02:00:25Z',
    region: 'eu-central-1',
    resources: ['arn:aws:ses:eu-central-1:111122223333:configuration-set/reminders'],
    detail: {
      ...more,
      mail: {
        timestamp: '2026-11-07T02:00:12.012Z',
        source: 'Harbour Bank <reminders@hb.example>',
        sendingAccountId: '111122223333',
        messageId: '0107019a-5b1c-4d2e-9f00-000000000001-000000',
        destination: [ADDRESS],
        headersTruncated: false,
        headers: [{ name: 'Subject', value: 'Payment due' }],
        commonHeaders: { to: [ADDRESS], subject: 'Payment due' },
        tags: { 'ses:configuration-set': ['reminders'], ...tags },
      },
    },
  }
}

export const SES_DELIVERY = {
  eventType: 'Delivery',
  delivery: {
    timestamp: '2026-11-07T02:00:20.000Z',
    processingTimeMillis: 11_893,
    recipients: [ADDRESS],
    smtpResponse: '250 2.6.0 Message received',
    reportingMTA: 'mta.example.com',
  },
}

export function sesBounce(bounceType: string, bounceSubType: string) {
  return {
    eventType: 'Bounce',
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [
        { emailAddress: ADDRESS, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
      ],
      timestamp: '2026-11-07T02:00:20.000Z',
      feedbackId: '0107019a-5b1c-4d2e-9f00-000000000002-000000',
      reportingMTA: 'dsn; mta.example.com',
    },
  }
}

export function sesComplaint(more: object = {}) {
  return {
    eventType: 'Complaint',
    complaint: {
      complainedRecipients: [{ emailAddress: ADDRESS }],
      timestamp: '2026-11-07T02:00:20.000Z',
      feedbackId: '0107019a-5b1c-4d2e-9f00-000000000003-000000',
      complaintSubType: null,
      userAgent: 'Amazon SES Mailbox Simulator',
      complaintFeedbackType: 'abuse',
      arrivalDate: '2026-11-07T02:00:20.000Z',
      ...more,
    },
  }
}

export function smsEvent(eventType: string, more: object = {}) {
  return {
    eventType,
    eventVersion: '1.0',
    eventTimestamp: Date.parse('2026-11-07T02:00:20Z'),
    isFinal: true,
    originationPhoneNumber: '+12065550152',
    destinationPhoneNumber: NUMBER,
    isInternationalSend: false,
    mcc: '310',
    mnc: '800',
    messageId: '862a8790-60c0-4430-9b2b-658bd0000001',
    messageRequestTimestamp: Date.parse('2026-11-07T02:00:12Z'),
    messageEncoding: 'GSM',
    messageType: 'TRANSACTIONAL',
    messageStatus: eventType.replace('TEXT_', ''),
    messageStatusDescription: 'Message has been accepted by phone carrier',
    context: { contact: 'k-1', borrower: 'b-1' },
    totalMessageParts: 1,
    totalMessagePrice: 0.09582,
    totalCarrierFee: 0,
    ...more,
  }
}

/** What SNS puts round a message where the subscription does not ask for raw delivery. */
export function inNotification(message: unknown) {
  return {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: 'arn:aws:sns:eu-central-1:111122223333:receipts',
    Message: JSON.stringify(message),
    Timestamp: '2026-11-07T02:00:21.500Z',
    SignatureVersion: '1',
    Signature: 'EXAMPLE',
    SigningCertURL: 'https://sns.eu-central-1.amazonaws.com/SimpleNotificationService.pem',
    UnsubscribeURL: 'https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe',
  }
}

export function inEventBridge(detail: object) {
  return {
    version: '0',
    id: '5c0fa4f8-e4ba-ed02-6101-c795472fccd0',
    'detail-type': 'Text Message Delivery Status Updated',
    source: 'aws.sms-voice',
    account: '111122223333',
    time: '2026-11-07T02:00:21Z',
    region: 'eu-central-1',
    resources: [],
    detail,
  }
}

export function snsLine(status: 'SUCCESS' | 'FAILURE', providerResponse: string, messageId = 'sns-1') {
  return {
    notification: { messageId, timestamp: '2026-11-07 02:00:20.000' },
    delivery: {
      phoneCarrier: 'My Phone Carrier',
      mnc: 270,
      numberOfMessageParts: 1,
      destination: NUMBER,
      priceInUSD: 0.00645,
      smsType: 'Transactional',
      mcc: 310,
      providerResponse,
      dwellTimeMs: 599,
      dwellTimeMsUntilDeviceAck: 1344,
    },
    status,
  }
}

/** Lines of a log as a subscription brings them: JSON, zipped, in base64. */
export function logsEvent(lines: readonly unknown[], messageType = 'DATA_MESSAGE') {
  const payload = {
    messageType,
    owner: '111122223333',
    logGroup: 'sns/eu-central-1/111122223333/DirectPublishToPhoneNumber',
    logStream: '2026/11/07/02/1f',
    subscriptionFilters: ['Delivered'],
    logEvents: lines.map((line, at) => ({
      id: `3195310660696698337880902507980421114328961542429280${at}`,
      timestamp: Date.parse('2026-11-07T02:00:20Z'),
      message: typeof line === 'string' ? line : JSON.stringify(line),
    })),
  }
  return { awslogs: { data: gzipSync(JSON.stringify(payload)).toString('base64') } }
}

export function queueEvent(...bodies: readonly unknown[]): Pick<SQSEvent, 'Records'> {
  return {
    Records: bodies.map((body, at) => ({
      messageId: `m-${at}`,
      receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1795000000000',
        SenderId: 'AIDAIENQZJOLO23YVJ4VO',
        ApproximateFirstReceiveTimestamp: '1795000000185',
      },
      messageAttributes: {},
      md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-central-1:111122223333:reports',
      awsRegion: 'eu-central-1',
    })),
  }
}

/** What `receive-webhook` puts into the queue of reports. */
export function houseChannelReport(state: string, more: object = {}) {
  const detail = { borrower: 'b-1', contact: 'k-1', at: '2026-11-07T02:00:20.000Z', state, ...more }
  return { source: 'duewell.house-channel', 'detail-type': 'contact.reported', detail }
}
