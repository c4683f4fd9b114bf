import { CHANNELS } from '../../shared/case/channel.ts'

const queue = (name: string) => `https://sqs.eu-west-1.amazonaws.com/000000000000/${name}`
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:000000000000:${name}`
const ofEachChannel = (value: (channel: string) => string) =>
  JSON.stringify(Object.fromEntries(CHANNELS.map((channel) => [channel, value(channel)])))

/** How each entry of send-due-contact is told to send. */
const SENDERS: Readonly<Record<string, { readonly CHANNEL: string; readonly SENDER?: object }>> = {
  agent: { CHANNEL: 'agent' },
  email: { CHANNEL: 'email', SENDER: { from: 'Harbour Bank <reminders@hb.example>', configurationSet: 'reminders' } },
  'sms-by-end-user-messaging': {
    CHANNEL: 'sms',
    SENDER: { by: 'end-user-messaging', originationIdentity: 'pool-1', maxPriceUsd: '0.10' },
  },
  'sms-by-sns': { CHANNEL: 'sms', SENDER: { by: 'sns', type: 'Transactional', maxPriceUsd: '0.10' } },
  voice: { CHANNEL: 'voice', SENDER: { originationIdentity: '+12025550100' } },
  webhook: {
    CHANNEL: 'webhook',
    SENDER: { url: 'https://hooks.hb.example/due', secretArn: arn('secretsmanager', 'secret:hook') },
  },
}

/** What Secrets Manager answers to whoever asks for the key. */
export const EXAMPLE_SECRET = JSON.stringify({
  SecretString: JSON.stringify({ key: Buffer.alloc(32, 7).toString('base64') }),
})

/** What infra/ tells all functions, together, and Lambda each of them. Nothing of it exists. */
export function exampleEnvironment(name: string): Readonly<Record<string, string>> {
  const { CHANNEL, SENDER } = SENDERS[name.replace('send-due-contact/', '')] ?? {}
  return {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_LAMBDA_FUNCTION_NAME: name,
    STAGE: 'bench',
    PARKED_RECORDS: queue('parked'),
    CASES_TABLE: 'cases',
    HISTORY_TABLE: 'history',
    CONTROL_TABLE: 'control',
    HISTORY_DAYS: '2557',
    FRESH_FOR_SECONDS: '93600',
    SWEEP_PERIOD_SECONDS: '3600',
    SWEEP_PARTS: queue('parts'),
    CONTACT_QUEUES: ofEachChannel(queue),
    ALARM_GROUP: 'alarms',
    ALARM_ROLE: 'arn:aws:iam::000000000000:role/alarms',
    ALARM_TARGETS: ofEachChannel((channel) => arn('sqs', channel)),
    ALARM_DEAD_LETTERS: arn('sqs', 'dead'),
    SECRET_ARN: arn('secretsmanager', 'secret:key'),
    EVENT_BUS: 'events',
    WEBHOOK_SECRET_ARN: arn('secretsmanager', 'secret:told'),
    MAIL_BUCKET: 'mails',
    ROLES_CLAIM: 'cognito:groups',
    PAGE_SIGN_IN: '{"issuer":"https://id.hb.example","clientId":"page","scope":"openid"}',
    PAGE_ORIGINS: '["https://id.hb.example"]',
    OPT_OUT_LISTS: '{"ses":{"bothWays":false},"sns":true}',
    RESPONSES: queue('responses'),
    REPORTS: queue('reports'),
    DEAD_LETTERS: JSON.stringify({ sms: { holds: 'borrowers', from: queue('dead'), to: queue('sms') } }),
    IMPORT_QUEUE: queue('arrived'),
    IMPORT_BUCKET: 'files',
    DIGEST_BUCKET: 'digests',
    FEED: 'loans',
    MAX_CONCURRENCY: '2',
    BUDGETS: '{"sms":1000000,"email":1000000,"agent":1000000}',
    ...(CHANNEL !== undefined && { CHANNEL }),
    ...(SENDER !== undefined && { SENDER: JSON.stringify(SENDER) }),
  }
}
