import { fileURLToPath } from 'node:url'
import type { Channel } from '../../../shared/case/channel.ts'
import { LENDERS_TABLE } from '../lenders-table.ts'
import { ACCOUNT, REGION } from './deployed-stack.ts'
import type { UnusedGrant } from './unused-grants.ts'

export interface StageSettings {
  readonly name: string
  readonly channels: readonly Channel[]
  readonly settings: object
  /** Whether texts go by SNS, whose reports are lines of a log. */
  readonly textsBySns?: boolean
  /** What this stage alone does not come to do. */
  readonly unused?: readonly UnusedGrant[]
}

const STRATEGY = fileURLToPath(new URL('strategy.json', import.meta.url))
const email = { sender: { from: 'Harbour Bank <reminders@hb.example>' } }
const secret = (name: string) => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}`
const DESK_CERTIFICATE = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/0123`
/** Refused before anything leaves: a webhook goes to no address of the house's own network. */
const NOWHERE = 'https://127.0.0.1/due'

/** Stages that together have every sender, every source of truth and every door. */
export const STAGES: readonly StageSettings[] = [
  {
    name: 'text by SNS, email that can be answered, a model to ask, a table of the lender and its system behind a Lambda',
    channels: ['sms', 'email', 'agent'],
    textsBySns: true,
    unused: [
      {
        action: /^dynamodb:GetItem$/,
        resource: /CaseStore(Cases|Control)/,
        why: 'A response or a stop that comes again is read; tables in memory take every write, so that nothing is a repeat.',
      },
    ],
    settings: {
      strategy: STRATEGY,
      channels: {
        sms: { sender: { by: 'sns', maxPriceUsd: '0.10' } },
        email: { ...email, suppressStops: true, inbound: { address: 'answers@in.hb.example' } },
        agent: {},
      },
      lendersTable: LENDERS_TABLE,
      borrowerPage: {},
      replies: { secondOpinion: { modelId: 'amazon.nova-lite-v1:0' } },
      loanTruth: { lambda: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:truth` },
    },
  },
  {
    name: 'text that can be answered, a profile of a model to ask, calls by End User Messaging, and a webhook both ways',
    channels: ['sms', 'voice', 'webhook', 'agent'],
    settings: {
      strategy: STRATEGY,
      channels: {
        sms: {
          sender: {
            by: 'end-user-messaging',
            originationIdentity: 'pool-1',
            optOutList: 'reminders',
            twoWay: true,
            maxPriceUsd: '0.10',
          },
        },
        voice: { sender: { originationIdentity: 'phone-1', maxPricePerMinuteUsd: '0.05' } },
        webhook: { sender: { url: NOWHERE, secretArn: secret('hook') }, inbound: { secretArn: secret('told') } },
        agent: {},
      },
      replies: { secondOpinion: { modelId: 'eu.amazon.nova-lite-v1:0' } },
    },
  },
  {
    name: "email, the lender's API, and the lender's system behind an address",
    channels: ['email', 'agent'],
    unused: [
      {
        action: /^ses:SendEmail$/,
        resource: /./,
        why: "No lender's system answers at the address of this test, and without an answer nothing is sent.",
      },
      {
        action: /^dynamodb:GetItem$/,
        resource: /:table\/RemindersCaseStoreControl/,
        why: 'For the same reason no message comes to ask whether its link still stands.',
      },
    ],
    settings: {
      strategy: STRATEGY,
      channels: { email, agent: {} },
      lenderApi: { callbackUrls: ['https://desk.hb.example/'] },
      lenderPage: { domain: 'desk.hb.example', certificateArn: DESK_CERTIFICATE },
      loanTruth: { url: NOWHERE, secretArn: secret('truth') },
    },
  },
]
