import * as z from 'zod'
import type { Immutable } from '../case/immutable.ts'

/** As providers want a price cap: dollars as a decimal string. */
const usdSchema = z.string().regex(/^\d{1,3}(\.\d{1,5})?$/, 'write dollars as text, such as "0.10"')
const nameSchema = z.string().min(1).max(256)

/** SMS by SNS: no time-to-live and no receipts but by its delivery logs. */
export const snsSmsSchema = z.strictObject({
  by: z.literal('sns'),
  type: z.enum(['Transactional', 'Promotional']).default('Transactional'),
  /** The most that one message may cost; SNS refuses a dearer one. */
  maxPriceUsd: usdSchema.default('0.10'),
  senderId: z
    .string()
    .regex(/^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/, 'up to 11 letters, digits and hyphens, a letter among them')
    .optional(),
})

/** SMS by AWS End User Messaging: a number, a sender id or, best, a pool as its origin. */
export const endUserMessagingSmsSchema = z.strictObject({
  by: z.literal('end-user-messaging'),
  originationIdentity: nameSchema,
  /** The opt-out list that the number or pool has, where stops of here are put on it too; else `Default` is only read. */
  optOutList: nameSchema.optional(),
  /** Whether replies to it come to Duewell: its two-way channel is the topic that the stack puts out. */
  twoWay: z.boolean().optional(),
  configurationSet: nameSchema.optional(),
  maxPriceUsd: usdSchema.default('0.10'),
})

export const smsSenderSchema = z.discriminatedUnion('by', [snsSmsSchema, endUserMessagingSmsSchema])
export type SmsSender = Immutable<z.output<typeof smsSenderSchema>>

export const voiceSenderSchema = z.strictObject({
  originationIdentity: nameSchema,
  configurationSet: nameSchema.optional(),
  maxPricePerMinuteUsd: usdSchema.default('0.10'),
})
export type VoiceSender = Immutable<z.output<typeof voiceSenderSchema>>

export const emailSenderSchema = z.strictObject({
  /** As the borrower's mail program shows it: `Harbour Bank <reminders@bank.example>`. */
  from: z
    .string()
    .max(320)
    .regex(/^(?:[^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'write `Name <name@domain>` or `name@domain`'),
  configurationSet: nameSchema.optional(),
  /** The address that mails are answered to; `from` where none is named. */
  replyTo: z
    .string()
    .max(254)
    .regex(/^[^<>@\s]+@[^<>@\s]+$/, 'write an email address')
    .optional(),
  /** Whether answers come to Duewell. The stack says so where it has the rule that receives them. */
  answered: z.boolean().optional(),
})
export type EmailSender = Immutable<z.output<typeof emailSenderSchema>>

export const webhookSenderSchema = z.strictObject({
  url: z.url({ protocol: /^https$/, error: 'write an address that begins with https://' }),
  /** The secret of Secrets Manager with which requests are signed. */
  secretArn: z.string().regex(/^arn:[\w-]+:secretsmanager:/, 'write the ARN of a secret'),
})
export type WebhookSender = Immutable<z.output<typeof webhookSenderSchema>>
