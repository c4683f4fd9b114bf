import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Pace } from './channels.ts'
import type { ContactQueue } from './contact-queues.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import { readQueue } from './read-queue.ts'
import type { SenderPlan } from './sender-plan.ts'

/** Shorter than a claim's lease of five minutes, so that a claim older than that has nobody behind it. */
const TIMEOUT = Duration.seconds(60)
/** A function is paid for while its contacts wait for calls, so as many wait together as it has lanes; for that one may come a second later. */
const TOGETHER = { batchSize: 20, gather: Duration.seconds(1) }
/** Megabytes. While a sender waits for calls its memory is paid for; with 100 reminders behind it a process held 206. */
const MEMORY = 384

export interface SendDueContactProps {
  readonly house: House
  readonly from: ContactQueue
  readonly pace: Pace
  readonly plan: SenderPlan
}

/** The door that sends by one channel: its queue and the only function that reads from it. */
export class SendDueContact extends Construct {
  readonly function: DuewellFunction
  readonly from: ContactQueue

  constructor(scope: Construct, id: string, { house, from, pace, plan }: SendDueContactProps) {
    super(scope, id)
    const { channel, queue } = from
    this.from = from
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'send-due-contact',
      entry: plan.entry,
      description: `Sends by ${channel} what is due now, after a last look at the case`,
      timeout: TIMEOUT,
      memory: MEMORY,
      house,
      monitoring: {
        failureMeans:
          `Contacts by ${channel} are late or stand still; none is sent twice. Read why in the log of send-due-contact. ` +
          'The queue keeps the rest; contacts whose hours pass meanwhile are deferred or dropped, not sent late.',
      },
    })
    this.function.tell('CHANNEL', channel)
    this.function.tell('MAX_CONCURRENCY', String(pace.maxConcurrency))
    if (pace.ratePerSecond !== undefined) this.function.tell('RATE_PER_SECOND', String(pace.ratePerSecond))
    if (plan.sender !== undefined) this.function.tell('SENDER', JSON.stringify(plan.sender))
    plan.grant(this.function)
    readQueue(this, 'DueContacts', { by: this.function, queue, maxConcurrency: pace.maxConcurrency, ...TOGETHER })
  }
}
