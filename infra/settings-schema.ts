import * as z from 'zod'
import { policyNumbersSchema } from '../shared/case/policy-numbers.ts'
import { lenderSchema } from '../shared/messages/lender.ts'
import {
  emailSenderSchema,
  smsSenderSchema,
  voiceSenderSchema,
  webhookSenderSchema,
} from '../shared/sending/sender-settings.ts'
import { LOG_DAYS } from './log-days.ts'

const channelSchema = z.strictObject({
  maxConcurrency: z.int().min(2, 'write 2 to 1000; Lambda holds a queue to no fewer than 2').max(1_000).optional(),
  ratePerSecond: z.number().positive().max(10_000).optional(),
  budgetPerHour: z.int().positive().optional(),
})

const arnSchema = (service: string) =>
  z.string().regex(new RegExp(`^arn:[\\w-]+:${service}:`), `write an ARN of ${service}`)

const channelsSchema = z.strictObject({
  sms: channelSchema.extend({ sender: smsSenderSchema }).optional(),
  email: channelSchema
    .extend({
      sender: emailSenderSchema.omit({ answered: true }),
      suppressStops: z.boolean().optional(),
      /** The address that borrowers answer to, where SES receives its domain; and the rule set that is active, if there is one. */
      inbound: z
        .strictObject({
          address: z.email({ error: 'write an email address' }).max(254).toLowerCase(),
          ruleSet: z.string().min(1).max(64).optional(),
        })
        .optional(),
    })
    .optional(),
  voice: channelSchema.extend({ sender: voiceSenderSchema }).optional(),
  webhook: channelSchema
    .extend({
      sender: webhookSenderSchema,
      /** The secret with the keys of the house channel, where it tells what borrowers answer. */
      inbound: z.strictObject({ secretArn: arnSchema('secretsmanager') }).optional(),
    })
    .optional(),
  agent: channelSchema.optional(),
})

/** Plain http only on the machine of whoever tries it out. */
const callbackUrl = z
  .url({
    protocol: /^https?$/,
    error: 'write an address that begins with https://, or with http://localhost',
  })
  .refine((url) => url.startsWith('https:') || new URL(url).hostname === 'localhost', {
    error: 'write an address that begins with https://, or with http://localhost',
  })

/** A model, or a profile within one part of the world. `global.` would send borrowers' words to wherever there is room. */
const modelIdSchema = z
  .string()
  .max(200)
  .regex(
    /^[a-z0-9-]+\.[\w.:-]+$/,
    'write the id of a model or profile of Amazon Bedrock, such as amazon.nova-lite-v1:0',
  )
  .refine((id) => !id.startsWith('global.'), {
    error: 'a global profile sends words to any region; write a model, or a profile such as eu.amazon.nova-lite-v1:0',
  })

const days = z.int().min(1).max(36_500)

/** How long each class of data is kept, in days. */
const retentionSchema = z.strictObject({
  logDays: z
    .int()
    .refine((value) => LOG_DAYS.includes(value), { error: `write one of ${LOG_DAYS.join(', ')}` })
    .optional(),
  historyDays: days.optional(),
  archiveDays: days.optional(),
  importDays: days.optional(),
})

const restoredTableSchema = z
  .strictObject({ tableArn: arnSchema('dynamodb'), streamArn: arnSchema('dynamodb') })
  .refine(({ tableArn, streamArn }) => streamArn.startsWith(`${tableArn}/stream/`), {
    path: ['streamArn'],
    error: 'write the ARN of a stream of this very table; open one with NEW_AND_OLD_IMAGES first',
  })

const pageDomain = {
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'write a domain such as hb.example')
    .optional(),
  certificateArn: arnSchema('acm').optional(),
}

/** The settings of a deployment, as its file holds them. Paths are relative to the file. */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional(),
  /** The id of a strategy that comes with Duewell, or the path of one's own. */
  strategy: z.string().min(1).optional(),
  /** Ids of rule packs that come with Duewell, and paths of one's own. */
  packs: z.array(z.string().min(1)).min(1).optional(),
  /** Paths of templates of one's own. */
  templates: z.array(z.string().min(1)).optional(),
  lender: lenderSchema.optional(),
  /** The path of a policy of one's own for paying in parts. */
  arrangements: z.string().min(1).optional(),
  numbers: policyNumbersSchema.partial().optional(),
  channels: channelsSchema
    .refine((channels) => Object.keys(channels).length > 0, { error: 'no channel is deployed; add one' })
    .optional(),
  keepData: z.boolean().optional(),
  retention: retentionSchema.optional(),
  alarmEmail: z.email({ error: 'write an email address' }).optional(),
  sweepMinutes: z.int().min(5).max(480).optional(),
  freshHours: z.number().positive().max(720).optional(),
  dailySpendUsd: z.number().positive().optional(),
  loanTruth: z
    .union([
      z.strictObject({ lambda: arnSchema('lambda') }),
      z.strictObject({
        url: z.url({ protocol: /^https$/, error: 'write an address that begins with https://' }),
        secretArn: arnSchema('secretsmanager'),
      }),
    ])
    .optional(),
  /** How replies are understood, beside rules and a model of our own. */
  replies: z.strictObject({ secondOpinion: z.strictObject({ modelId: modelIdSchema }).optional() }).optional(),
  lenderApi: z
    .union([
      z.strictObject({
        requestsPerSecond: z.int().min(1).max(1_000).optional(),
        callbackUrls: z.array(callbackUrl).min(1).optional(),
      }),
      z.strictObject({
        requestsPerSecond: z.int().min(1).max(1_000).optional(),
        issuer: z.url({ protocol: /^https$/, error: 'write the address of the issuer, which begins with https://' }),
        audience: z.array(z.string().min(1)).min(1),
        rolesClaim: z.string().min(1),
      }),
    ])
    .optional(),
  /** Where the lender's people find theirs. */
  lenderPage: z
    .strictObject({
      ...pageDomain,
      clientId: z.string().min(1).optional(),
      scope: z.string().min(1).optional(),
      tokenOrigin: z.url({ protocol: /^https$/, error: 'write an origin that begins with https://' }).optional(),
    })
    .optional(),
  /** Where borrowers find their page. */
  borrowerPage: z
    .strictObject({
      ...pageDomain,
    })
    .optional(),
  lendersTable: z
    .strictObject({
      tableArn: arnSchema('dynamodb'),
      streamArn: arnSchema('dynamodb'),
      keyArn: arnSchema('kms').optional(),
      /** The mapping itself, or the path of its file. */
      mapping: z.union([z.string().min(1), z.record(z.string(), z.unknown())]),
    })
    .optional(),
  restored: z
    .strictObject({ cases: restoredTableSchema.optional(), history: restoredTableSchema.optional() })
    .optional(),
  smsDeliveryLogs: z.enum(['create', 'existing', 'off']).optional(),
})
export type Settings = z.output<typeof settingsSchema>
