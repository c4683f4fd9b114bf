import { PublishCommand, type PublishCommandInput, type SNSClient } from '@aws-sdk/client-sns'
import type { OutgoingMessage, Sender, SendResult } from '../ports.ts'
import type { SmsSender } from '../sending/sender-settings.ts'
import { attemptOnce, type TellFault } from './provider-errors.ts'
import { judgeSns } from './sns-errors.ts'

type SnsSettings = Omit<Extract<SmsSender, { by: 'sns' }>, 'by'>

export interface SnsSmsSenderProps {
  /** Made with `sendingClientSettings`. */
  readonly client: SNSClient
  readonly settings: SnsSettings
  readonly tell: TellFault
}

/**
 * SMS by Amazon SNS, which knows no time-to-live: the end of the window is kept by the rules' margin alone. Its delivery log says
 * nothing of ours, so its receipts are found by the number and the id (DynamoDbMessageOwners).
 */
export class SnsSmsSender implements Sender {
  readonly #props: SnsSmsSenderProps

  constructor(props: SnsSmsSenderProps) {
    this.#props = props
  }

  async send(outgoing: OutgoingMessage): Promise<SendResult> {
    const { client, settings, tell } = this.#props
    const request = publishRequest(outgoing, settings)
    const result = await attemptOnce({ channel: 'sms', contact: outgoing.contact }, judgeSns, tell, async () => {
      const answer = await client.send(new PublishCommand(request))
      return answer.MessageId
    })
    return result.state === 'accepted' ? { ...result, unnamed: true } : result
  }
}

function publishRequest(
  { message }: OutgoingMessage,
  { type, maxPriceUsd, senderId }: SnsSettings,
): PublishCommandInput {
  const { registration } = message
  const sender = registration?.header ?? senderId
  return {
    PhoneNumber: message.to,
    Message: message.text,
    MessageAttributes: {
      'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: type },
      'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: maxPriceUsd },
      ...(sender !== undefined && { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: sender } }),
      ...(registration && {
        'AWS.MM.SMS.EntityId': { DataType: 'String', StringValue: registration.entityId },
        'AWS.MM.SMS.TemplateId': { DataType: 'String', StringValue: registration.templateId },
      }),
    },
  }
}
