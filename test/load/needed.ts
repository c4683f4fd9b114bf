import type { Channel } from '../../shared/case/channel.ts'
import { type DayOptions, runDay } from './day.ts'
import { measure } from './measures.ts'
import type { Quota, Quotas } from './quotas.ts'
import type { SampledDay } from './sample-day.ts'

/** What a day must keep: planned before most windows open, rung in time, and all but a hundredth sent within its window. */
const PLANNED_WITHIN = 3_600
const RANG_WITHIN = 300
const MAY_MISS = 0.01

export interface Need {
  readonly quota: Quota
  readonly needed: number
}

/** For each quota the least rate that is enough where no other quota limits. */
export function needs(sample: SampledDay, { changes, quotas }: DayOptions): readonly Need[] {
  const free = unlimited(quotas)
  const search = (
    quota: Quota,
    given: (perSecond: number) => Quotas,
    enough: (sample: SampledDay, quotas: Quotas) => boolean,
  ) => ({
    quota,
    needed: leastRate((perSecond) => enough(sample, given(perSecond))),
  })
  const planned = (day: SampledDay, tried: Quotas) =>
    runDay(day, { changes, quotas: tried }).plannedAfter <= PLANNED_WITHIN
  const rang = (day: SampledDay, tried: Quotas) => runDay(day, { changes, quotas: tried }).rangLate <= RANG_WITHIN
  const sentBy = (channel: Channel) => (day: SampledDay, tried: Quotas) =>
    measure(runDay(day, { changes, quotas: tried }).left.filter((each) => each.channel === channel)).missed <= MAY_MISS
  const { tableWrites, planning, createSchedule, invocations, providers } = quotas
  const with_ = (quota: Quota, perSecond: number) => ({ ...quota, perSecond })
  return [
    search(tableWrites, (rate) => ({ ...free, tableWrites: with_(tableWrites, rate) }), planned),
    search(planning, (rate) => ({ ...free, planning: with_(planning, rate) }), planned),
    search(createSchedule, (rate) => ({ ...free, createSchedule: with_(createSchedule, rate) }), planned),
    search(invocations, (rate) => ({ ...free, invocations: with_(invocations, rate) }), rang),
    ...CHANNELS.flatMap((channel) => {
      const quota = providers[channel]
      if (quota === undefined || !sample.contacts.some((each) => each.channel === channel)) return []
      return [search(quota, (rate) => ({ ...free, providers: { [channel]: with_(quota, rate) } }), sentBy(channel))]
    }),
  ]
}

const CHANNELS = ['sms', 'email', 'voice'] as const
const ENDLESS = 1e9

function unlimited(quotas: Quotas): Quotas {
  const free = (quota: Quota): Quota => ({ ...quota, perSecond: ENDLESS })
  return {
    tableWrites: free(quotas.tableWrites),
    planning: free(quotas.planning),
    createSchedule: free(quotas.createSchedule),
    invocations: free(quotas.invocations),
    senders: free(quotas.senders),
    providers: {},
  }
}

/** By halving, to a hundredth. More is never worse, which a test holds. */
function leastRate(enough: (perSecond: number) => boolean): number {
  let [low, high] = [0, 1]
  while (!enough(high) && high < ENDLESS) [low, high] = [high, high * 2]
  while (high - low > high * 0.01) {
    const middle = (low + high) / 2
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}
