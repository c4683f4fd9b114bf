import * as z from 'zod'
import { borrowerIdSchema, idSchema } from '../case/borrower.ts'
import { keptWords } from '../case/response.ts'
import { instantSchema } from '../time/boundary.ts'

const timestamp = z.iso.datetime({ offset: true }).pipe(instantSchema)

/** What became of a message, in the words of the house channel. The last five say that the address is of no more use. */
export const REPORTED_STATES = [
  'delivered',
  'undelivered',
  'expired',
  'bounced',
  'blocked',
  'invalid',
  'opted-out',
  'complained',
] as const

const owner = { borrower: borrowerIdSchema, contact: idSchema }

/** What a house channel (WeChat, WhatsApp, push) tells Duewell, in the form of its own `contact.due`. */
export const houseChannelMessageSchema = z
  .discriminatedUnion('type', [
    /** A borrower wrote. `from` is the address that Duewell writes to, `answers` the message that was answered. */
    z.object({
      type: z.literal('contact.replied'),
      timestamp,
      data: z.object({
        from: z.string().min(1).max(256),
        text: z.string().transform(keptWords),
        answers: z.object(owner).optional(),
      }),
    }),
    /** What became of a message that Duewell handed over. */
    z.object({
      type: z.literal('contact.reported'),
      timestamp,
      data: z.object({
        ...owner,
        state: z.enum(REPORTED_STATES),
        /** A code word of the channel's own; never a sentence, which may quote an address. */
        why: z
          .string()
          .regex(
            /^[A-Za-z][A-Za-z0-9_-]{0,39}$/,
            'it is no code word of at most 40 letters, digits, hyphens and underscores',
          )
          .optional(),
      }),
    }),
  ])
  .meta({
    title: 'What a house channel tells Duewell',
    description:
      'The body of a request to the address that the stack puts out, signed as Standard Webhooks say. The same webhook-id again has no second effect. Ignore nothing: an unknown type is answered 400.',
  })
export type HouseChannelMessage = z.output<typeof houseChannelMessageSchema>
