import * as z from 'zod'

const smsSchema = z.object({
  sms_messages: z.record(
    z.string(),
    z.array(z.object({ Message: z.string(), MessageId: z.string(), MessageAttributes: z.unknown() })),
  ),
})
const emailsSchema = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        MessageId: z.string(),
        Source: z.string(),
        To: z.array(z.string()),
        Subject: z.string(),
        BodyText: z.string(),
        BodyHtml: z.string().nullish(),
      }),
    ),
  ),
})

export interface SentSms {
  readonly providerId: string
  readonly text: string
  readonly attributes: unknown
}

export interface SentEmail {
  readonly providerId: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What the emulated providers took, as MiniStack keeps it for tests to look at. */
export interface SentMessages {
  smsTo(number: string): Promise<readonly SentSms[]>
  emailsTo(address: string): Promise<readonly SentEmail[]>
}

export function sentMessages(endpoint: string): SentMessages {
  const ask = async (path: string) => (await fetch(`${endpoint}/_ministack/${path}`)).json()
  return {
    smsTo: async (number) => {
      const { sms_messages } = smsSchema.parse(await ask(`sns/sms-messages?phoneNumber=${encodeURIComponent(number)}`))
      return (sms_messages[number] ?? []).map(({ Message, MessageId, MessageAttributes }) => ({
        providerId: MessageId,
        text: Message,
        attributes: MessageAttributes,
      }))
    },
    emailsTo: async (address) => {
      const { messages } = emailsSchema.parse(await ask('ses/messages'))
      return Object.values(messages)
        .flat()
        .filter(({ To }) => To.includes(address))
        .map(({ MessageId, Source, Subject, BodyText, BodyHtml }) => ({
          providerId: MessageId,
          from: Source,
          subject: Subject,
          text: BodyText,
          html: BodyHtml ?? '',
        }))
    },
  }
}
