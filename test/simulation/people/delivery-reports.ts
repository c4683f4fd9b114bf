import { HOUSE_CHANNEL } from '../../../shared/aws/sqs-inbound-queue.ts'
import type { Accepted } from '../aws/provider.ts'
import type { Queue } from '../aws/queue.ts'
import type { LogTrigger } from '../world/log-trigger.ts'
import type { World } from '../world/world.ts'
import { HOUR } from './person.ts'

/** What became of a message. */
type End = 'delivered' | 'failed' | 'closed'

export interface ReportRoom {
  /** The queue of reports. */
  readonly queue: Queue
  /** What SNS writes into its log. */
  readonly log: LogTrigger
}

/** What providers say of the messages that they accepted: late, twice, in no order, or not at all. */
export class DeliveryReports {
  readonly #world: World
  readonly #room: ReportRoom

  constructor(world: World, room: ReportRoom) {
    this.#world = world
    this.#room = room
  }

  of(message: Accepted): void {
    const { channel, bySns } = message
    if (bySns || channel === 'voice' || channel === 'webhook') this.#apart(message)
    else this.#ofTextOrMail(message)
  }

  #ofTextOrMail(message: Accepted): void {
    const { dice, timeline, observer, now } = this.#world
    const name = `${message.contact} ${message.providerId}`
    const how = dice.of(`${name} report`)
    if (how < 0.1) return
    const sms = message.channel !== 'email'
    const { contact, borrower, providerId } = message
    const later =
      now + dice.between(`${name} report when`, 1_000, dice.of(`${name} report soon`) < 0.6 ? 60_000 : 12 * HOUR)
    const at = new Date(later - 500).toISOString()
    const type = how < 0.82 ? 'delivered' : how < 0.93 ? 'failed' : 'closed'
    const eventType = { delivered: 'TEXT_DELIVERED', failed: 'TEXT_UNREACHABLE', closed: 'TEXT_INVALID' }[type]
    const mail = { messageId: providerId, timestamp: at, tags: { contact: [contact], borrower: [borrower] } }
    const detailType = { delivered: 'Email Delivered', failed: 'Email Bounced', closed: 'Email Complaint Received' }[
      type
    ]
    const detail = {
      mail,
      delivery: { timestamp: at },
      bounce: {
        timestamp: at,
        bounceType: dice.of(`${name} bounce`) < 0.5 ? 'Permanent' : 'Transient',
        bounceSubType: 'General',
      },
      complaint: { timestamp: at },
    }
    const body = sms
      ? { eventType, eventTimestamp: later - 500, isFinal: true, messageId: providerId, context: { contact, borrower } }
      : { source: 'aws.ses', 'detail-type': detailType, detail }
    timeline.at(later, () => {
      if (type !== 'delivered' && !(type === 'closed' && !sms)) observer.failed(contact, this.#world.now)
      this.#room.queue.send(JSON.stringify(body), this.#world.now)
    })
    if (dice.of(`${name} report twice`) < 0.1) {
      timeline.at(later + dice.below(`${name} report again`, HOUR), () =>
        this.#room.queue.send(JSON.stringify(body), this.#world.now),
      )
    }
  }

  /** SNS, End User Messaging's voice and a house channel report each in a way of their own. */
  #apart(message: Accepted): void {
    const { dice } = this.#world
    const name = `${message.contact} ${message.providerId} apart`
    const how = dice.of(`${name} report`)
    if (how < 0.1) return
    const end: End = how < 0.7 ? 'delivered' : how < 0.9 ? 'failed' : 'closed'
    const soon = dice.of(`${name} report soon`) < 0.6 ? 60_000 : 12 * HOUR
    const after = dice.between(`${name} report when`, 200, soon)
    this.#in(after, message, end, name)
    if (dice.of(`${name} report twice`) < 0.15)
      this.#in(after + dice.below(`${name} again`, HOUR), message, end, `${name} again`)
    // What an earlier stage of the way had to say may come behind it, or before it.
    if (dice.of(`${name} other`) < 0.1)
      this.#in(
        dice.below(`${name} other when`, 2 * after),
        message,
        end === 'failed' ? 'delivered' : 'failed',
        `${name} other`,
      )
  }

  #in(milliseconds: number, message: Accepted, end: End, name: string): void {
    const { timeline, observer } = this.#world
    timeline.in(milliseconds, () => {
      const event = message.bySns ? undefined : this.#event(message, end, name)
      const rang = event !== undefined && 'eventType' in event && event.eventType === 'VOICE_NO_ANSWER'
      if (end !== 'delivered') observer.failed(message.contact, timeline.now, rang)
      if (event === undefined)
        this.#room.log.put(`log ${name}`, [{ id: name, message: this.#line(message, end, name) }])
      else this.#room.queue.send(JSON.stringify(event), timeline.now)
    })
  }

  /** A line of SNS's delivery log, which knows the number, its own id and when it took the text. */
  #line({ providerId: messageId, at, to }: Accepted, end: End, name: string): string {
    const { dice } = this.#world
    const closing = dice.pick(`${name} why`, [
      'Invalid phone number',
      'Phone number is opted out',
      'Phone has blocked SMS',
    ])
    const answers = {
      delivered: 'Message has been accepted by phone carrier',
      failed: 'Phone carrier is currently unreachable/unavailable',
      closed: closing,
    }
    return JSON.stringify({
      notification: { messageId, timestamp: new Date(at).toISOString().replace('T', ' ').replace('Z', '') },
      delivery: { destination: to, providerResponse: answers[end], phoneCarrier: 'Some', priceInUSD: 0.01 },
      status: end === 'delivered' ? 'SUCCESS' : 'FAILURE',
    })
  }

  #event({ channel, providerId, contact, borrower }: Accepted, end: End, name: string): object {
    const { dice, now } = this.#world
    if (channel === 'webhook') {
      const state = {
        delivered: 'delivered',
        failed: dice.pick(`${name} why`, ['undelivered', 'expired']),
        closed: dice.pick(`${name} why`, ['bounced', 'blocked', 'invalid', 'opted-out']),
      }[end]
      const detail = { borrower, contact, at: new Date(now - 500).toISOString(), state }
      return { source: HOUSE_CHANNEL, 'detail-type': 'contact.reported', detail }
    }
    const unheard = dice.pick(`${name} why`, ['VOICE_NO_ANSWER', 'VOICE_NO_ANSWER', 'VOICE_BUSY', 'VOICE_FAILED'])
    return {
      eventType: end === 'delivered' ? 'VOICE_COMPLETED' : unheard,
      eventTimestamp: now - 500,
      isFinal: true,
      messageId: providerId,
      context: { contact, borrower },
    }
  }
}
