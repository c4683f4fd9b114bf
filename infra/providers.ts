import { Construct } from 'constructs'
import type { Channel } from '../shared/case/channel.ts'
import type { CaseStore } from './case-store.ts'
import type { Channels, SmsChannel } from './channels.ts'
import { EmailReceipts } from './email-receipts.ts'
import { EmailSending } from './email-sending.ts'
import { EndUserMessagingReceipts } from './end-user-messaging-receipts.ts'
import type { HouseSecret } from './house-secret.ts'
import type { RecordDelivery } from './record-delivery.ts'
import type { SenderPlan } from './sender-plan.ts'
import { endUserMessagingPlan, snsPlan, voicePlan } from './sms-plans.ts'
import { type SmsDeliveryLogs, SnsReceipts } from './sns-receipts.ts'
import { webhookPlan } from './webhook-plan.ts'

export interface ProvidersProps {
  readonly store: CaseStore
  readonly secret: HouseSecret
  readonly channels: Channels
  /** Where providers' reports go. */
  readonly to: RecordDelivery
  readonly smsDeliveryLogs: SmsDeliveryLogs
}

/** What the deployed channels need at their providers: how to send there, and how its reports come back. */
export class Providers extends Construct {
  readonly #plans = new Map<Channel, SenderPlan>()
  readonly #to: RecordDelivery
  #texts: EndUserMessagingReceipts | undefined

  constructor(scope: Construct, id: string, props: ProvidersProps) {
    super(scope, id)
    const { channels, store, to } = props
    this.#to = to
    const { sms, email, voice, webhook, agent } = channels
    if (sms) this.#plans.set('sms', this.#sms(sms, props))
    if (email) {
      const sending = new EmailSending(this, 'Email', { email, store })
      new EmailReceipts(this, 'EmailReceipts', { configurationSetName: sending.configurationSetName, to })
      this.#plans.set('email', sending.plan())
    }
    if (voice)
      this.#plans.set('voice', voicePlan(voice.sender, this.#configurationSet('voice', voice.sender.configurationSet)))
    if (webhook) this.#plans.set('webhook', webhookPlan(webhook.sender))
    if (agent) this.#plans.set('agent', { entry: 'agent', grant: () => {} })
  }

  /** How a deployed channel's sender is made. */
  plan(channel: Channel): SenderPlan {
    const plan = this.#plans.get(channel)
    if (plan === undefined) throw new Error(`There is no sender for ${channel}; deploy the channel.`)
    return plan
  }

  #sms({ sender }: SmsChannel, { store, secret, smsDeliveryLogs: logs }: ProvidersProps): SenderPlan {
    if (sender.by === 'end-user-messaging') {
      return endUserMessagingPlan(sender, this.#configurationSet('sms', sender.configurationSet), store)
    }
    if (logs !== 'off') new SnsReceipts(this, 'SmsReceipts', { store, secret, to: this.#to, logs })
    return snsPlan(sender)
  }

  /** Texts and calls share a topic, and a configuration set unless the lender names another. */
  #configurationSet(channel: 'sms' | 'voice', ofLender: string | undefined): string {
    this.#texts ??= new EndUserMessagingReceipts(this, 'EndUserMessagingReceipts', { to: this.#to })
    return this.#texts.configurationSet(channel, ofLender)
  }
}
