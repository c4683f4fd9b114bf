import {
  type MessageHeader,
  type SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2'
import type { OutgoingMessage, Sender, SendResult } from '../ports.ts'
import type { EmailSender } from '../sending/sender-settings.ts'
import { mailboxHeader } from './mailbox.ts'
import { attemptOnce, type TellFault } from './provider-errors.ts'
import { type RememberMessage, rememberAccepted } from './remember-message.ts'
import { judgeSes } from './ses-errors.ts'
import { tagOf } from './ses-tag.ts'

export interface SesEmailSenderProps {
  /** Made with `sendingClientSettings`. */
  readonly client: SESv2Client
  readonly settings: EmailSender
  readonly tell: TellFault
  /** Keeps whose mail an id is, where mails can be answered: an answer names it. */
  readonly remember?: RememberMessage
}

/** Email by Amazon SES, with the tags by which its events find the contact again and a way out of one click. */
export class SesEmailSender implements Sender {
  readonly #props: SesEmailSenderProps

  constructor(props: SesEmailSenderProps) {
    this.#props = props
  }

  async send(outgoing: OutgoingMessage): Promise<SendResult> {
    const { client, settings, tell, remember } = this.#props
    const request = emailRequest(outgoing, settings)
    const result = await attemptOnce({ channel: 'email', contact: outgoing.contact }, judgeSes, tell, async () => {
      const answer = await client.send(new SendEmailCommand(request))
      return answer.MessageId
    })
    if (remember !== undefined) await rememberAccepted(result, outgoing, remember, tell)
    return result
  }
}

function emailRequest(
  { contact, borrower, message }: OutgoingMessage,
  { from, configurationSet, replyTo }: EmailSender,
): SendEmailCommandInput {
  const { to, subject = '', text, html, unsubscribeUrl } = message
  return {
    FromEmailAddress: mailboxHeader(from),
    Destination: { ToAddresses: [to] },
    ...(replyTo !== undefined && { ReplyToAddresses: [replyTo] }),
    Content: {
      Simple: {
        Subject: utf8(subject),
        Body: { Text: utf8(text), ...(html !== undefined && { Html: utf8(html) }) },
        ...(unsubscribeUrl !== undefined && { Headers: oneClick(unsubscribeUrl) }),
      },
    },
    EmailTags: [
      { Name: 'contact', Value: tagOf(contact) },
      { Name: 'borrower', Value: tagOf(borrower) },
    ],
    ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
  }
}

function utf8(text: string) {
  return { Data: text, Charset: 'UTF-8' }
}

/** RFC 8058: the mail program posts to the address itself, and the borrower sees no page. */
function oneClick(url: string): MessageHeader[] {
  return [
    { Name: 'List-Unsubscribe', Value: `<${url}>` },
    { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
  ]
}
