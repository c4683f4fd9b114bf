import type { CreateScheduleCommandInput } from '@aws-sdk/client-scheduler'
import type { Channel } from '../case/channel.ts'
import { formatInstant, type Instant, MINUTE } from '../time/instant.ts'
import type { KeyedHash } from './keyed-hash.ts'

/** Scheduler refuses an instant that is past when the request arrives, so one is never asked for that is nearly past. */
const SOONEST = 2 * MINUTE
/** A contact that is an hour late is the sweep's to find; without these Scheduler would try for a day. */
const RETRIES = { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 3_600 } as const

/** What every alarm has in common, as infra/ made it. */
export interface AlarmSettings {
  readonly group: string
  /** The role with which Scheduler puts an id on a queue. */
  readonly role: string
  /** The ARN of each channel's queue. */
  readonly targets: Readonly<Partial<Record<Channel, string>>>
  readonly deadLetters: string
}

export class NoAlarmTargetError extends Error {
  override readonly name = 'NoAlarmTargetError'

  constructor(channel: Channel) {
    super(`No alarm can ring for ${channel}: the stage has no queue for it. Add the channel to the stage's settings.`)
  }
}

/**
 * One alarm as a one-time schedule. Its name is its borrower, minute and channel, so that asking for it twice is asking for
 * the same; Scheduler keeps to the minute, so the minute is the first that begins no earlier than `at`.
 */
export function scheduleRequest(
  { borrower, at, channel }: { readonly borrower: string; readonly at: Instant; readonly channel: Channel },
  now: Instant,
  hash: KeyedHash,
  { group, role, targets, deadLetters }: AlarmSettings,
): CreateScheduleCommandInput {
  const target = targets[channel]
  if (target === undefined) throw new NoAlarmTargetError(channel)
  const minute = Math.ceil(Math.max(at, now + SOONEST) / MINUTE)
  return {
    GroupName: group,
    Name: `${hash.ofBorrower(borrower)}.${minute}.${channel}`,
    ScheduleExpression: `at(${formatInstant(minute * MINUTE).slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: target,
      RoleArn: role,
      Input: JSON.stringify({ borrower }),
      RetryPolicy: RETRIES,
      DeadLetterConfig: { Arn: deadLetters },
    },
  }
}
