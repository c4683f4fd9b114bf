import type { Channel } from '../case/channel.ts'
import type { Reason } from '../case/finding.ts'
import type { Ports } from '../ports.ts'
import type { SendingState } from '../sending/sending-state.ts'
import type { Instant } from '../time/instant.ts'

/**
 * Takes a contact that is really to leave from the day's ceiling and the hour's budget; the reason where one is spent. A
 * spent hour means that something is wrong (one import must not text a portfolio): its channel pauses until a person resumes it.
 */
export async function takeFromBudgets(
  channel: Channel,
  { ramp }: SendingState,
  { control, budget }: Ports,
  now: Instant,
): Promise<Reason | undefined> {
  const ceiling = ramp?.dailyCeiling
  if (ceiling !== undefined && !(await budget.takeDaily(ceiling, now))) return 'daily-ceiling'
  if (await budget.takeHourly(channel, now)) return undefined
  await control.pause({
    id: `budget.${channel}`,
    scope: { of: 'channel', channel },
    by: 'the budget guard',
    why: `More contacts by ${channel} would have left within an hour than its budget has.`,
    from: now,
  })
  return 'budget-spent'
}
