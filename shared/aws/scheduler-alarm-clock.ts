import { CreateScheduleCommand, type CreateScheduleCommandInput, type SchedulerClient } from '@aws-sdk/client-scheduler'
import type { Channel } from '../case/channel.ts'
import type { AlarmClock, Clock, ContactQueue } from '../ports.ts'
import { type Instant, SECOND } from '../time/instant.ts'
import { mayPass, refusalOf } from './aws-refusal.ts'
import { type Patience, withBackOff } from './back-off.ts'
import type { KeyedHash } from './keyed-hash.ts'
import { type AlarmSettings, scheduleRequest } from './schedule-request.ts'
import { LONGEST_DELAY_SECONDS } from './sqs-contact-queue.ts'

export interface SchedulerAlarmClockProps {
  /** One attempt a call (`maxAttempts: 1`): the repeats are the alarm clock's own, since it bounds them. */
  readonly client: SchedulerClient
  readonly settings: AlarmSettings
  readonly queue: ContactQueue
  readonly hash: KeyedHash
  readonly clock: Clock
  readonly patience: Patience
}

/**
 * Alarms that are only ever created: within a quarter of an hour a message with a delay, later a one-time schedule. Deleting
 * or moving one is never needed, because an alarm that rings for nothing finds nothing due.
 */
export class SchedulerAlarmClock implements AlarmClock {
  readonly #props: SchedulerAlarmClockProps

  constructor(props: SchedulerAlarmClockProps) {
    this.#props = props
  }

  /**
   * Rings no earlier than `at`, and at the latest a minute after it; for an instant that is past, at once. While the service
   * is too busy it asks again for some seconds and then throws, so that this borrower's record alone comes back.
   */
  async set(borrower: string, at: Instant, channel: Channel): Promise<void> {
    const { queue, clock, hash, settings, patience } = this.#props
    const now = clock.now()
    const seconds = Math.ceil((at - now) / SECOND)
    if (seconds <= LONGEST_DELAY_SECONDS) return queue.put(borrower, channel, Math.max(0, seconds))

    const request = scheduleRequest({ borrower, at, channel }, now, hash, settings)
    await withBackOff(() => this.#create(request), mayPass, patience)
  }

  /** The name says all that the schedule does, so that one which exists already is this very one. */
  async #create(request: CreateScheduleCommandInput): Promise<void> {
    try {
      await this.#props.client.send(new CreateScheduleCommand(request))
    } catch (error) {
      if (refusalOf(error).name !== 'ConflictException') throw error
    }
  }
}
