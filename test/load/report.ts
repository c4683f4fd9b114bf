import { type Day, runDay } from './day.ts'
import { type Measures, measure, overTheDay, type Point } from './measures.ts'
import { type Need, needs } from './needed.ts'
import { type Series, shortNumber, textPlot } from './plot.ts'
import { BUDGET_AN_HOUR, DEFAULT_QUOTAS, type Quota, type Quotas } from './quotas.ts'
import type { SampledDay } from './sample-day.ts'

const MINUTE = 60

export interface LoadReport {
  readonly borrowers: number
  readonly changes: number
  /** With the quotas of a new account and the settings of a deployment that says nothing. */
  readonly asItIs: Outcome
  /** With each quota raised to what is needed, where it is not enough. */
  readonly raised: Outcome
  readonly needs: readonly Need[]
}

interface Outcome {
  readonly day: Omit<Day, 'left'>
  readonly measures: Measures
  readonly points: readonly Point[]
}

export const SERIES: readonly Series[] = [
  { name: 'age of SMS queue', unit: 'minutes', of: ({ queueAge }) => (queueAge.sms ?? 0) / MINUTE },
  { name: 'age of email queue', unit: 'minutes', of: ({ queueAge }) => (queueAge.email ?? 0) / MINUTE },
  { name: 'lateness', unit: 'minutes', of: ({ lateness }) => lateness / MINUTE },
  { name: 'contacts that leave', unit: 'a quarter of an hour', of: ({ left }) => left },
]

/** A fifth of the borrowers change at once, at defaults and with what is needed. */
export function loadReport(sample: SampledDay, borrowers: number): LoadReport {
  const changes = borrowers / 5
  const found = needs(sample, { changes, quotas: DEFAULT_QUOTAS })
  const outcome = (quotas: Quotas): Outcome => {
    const { left, ...day } = runDay(sample, { changes, quotas })
    return { day, measures: measure(left), points: overTheDay({ ...day, left }) }
  }
  return { borrowers, changes, asItIs: outcome(DEFAULT_QUOTAS), raised: outcome(raisedTo(found)), needs: found }
}

/** A little more than needed, since several quotas in a row cost more time than each alone. */
const HEADROOM = 1.2

function raisedTo(found: readonly Need[]): Quotas {
  const raise = (quota: Quota): Quota => {
    const needed = found.find((need) => need.quota === quota)?.needed ?? 0
    return { ...quota, perSecond: Math.max(quota.perSecond, needed * HEADROOM) }
  }
  const { tableWrites, planning, createSchedule, invocations, senders, providers } = DEFAULT_QUOTAS
  const raised = Object.fromEntries(Object.entries(providers).map(([channel, quota]) => [channel, raise(quota)]))
  const fastest = Math.max(...Object.values(raised).map(({ perSecond }) => perSecond))
  return {
    tableWrites: raise(tableWrites),
    planning: raise(planning),
    createSchedule: raise(createSchedule),
    invocations: raise(invocations),
    senders: { ...senders, perSecond: Math.max(senders.perSecond, fastest * HEADROOM) },
    providers: raised,
  }
}

export function writeReport({ borrowers, changes, asItIs, raised, needs }: LoadReport): string {
  const { senders } = DEFAULT_QUOTAS
  const raise = needs.filter(({ quota, needed }) => needed > quota.perSecond)
  const fastest = Math.max(
    0,
    ...raise.map(({ quota, needed }) => (Object.values(DEFAULT_QUOTAS.providers).includes(quota) ? needed : 0)),
  )
  const rows = needs.map(({ quota, needed }) =>
    row(quota.name, quota.perSecond, needed, needed > quota.perSecond ? quota.raisedAt : 'enough'),
  )
  if (fastest > senders.perSecond) rows.push(row(senders.name, senders.perSecond, fastest, senders.raisedAt))
  const hour = raised.measures.fullestHour
  rows.push(
    row(
      'budgetPerHour of a channel (an hour)',
      BUDGET_AN_HOUR,
      hour,
      hour > BUDGET_AN_HOUR ? 'channels.*.budgetPerHour' : 'enough',
    ),
  )
  return [
    `${shortNumber(borrowers)} borrowers, ${shortNumber(changes)} status changes at once`,
    '',
    'With the defaults:',
    inWords(asItIs),
    textPlot(asItIs.points, SERIES),
    ...(raise.length === 0
      ? []
      : ['', 'With what is to be raised below:', inWords(raised), textPlot(raised.points, SERIES)]),
    '',
    `${'a second'.padEnd(52)}${'default'.padStart(10)}${'needed'.padStart(10)}  where`,
    ...rows,
    '',
  ].join('\n')
}

function row(name: string, standing: number, needed: number, where: string): string {
  return `${name.padEnd(52)}${shortNumber(standing).padStart(10)}${shortNumber(needed).padStart(10)}  ${where}`
}

function inWords({ day, measures }: Outcome): string {
  const { lateness, missed, contacts, queueAge } = measures
  const minutes = (seconds: number) => `${shortNumber(seconds / MINUTE)} min`
  return (
    `  all stored after ${minutes(day.storedAfter)}, all planned after ${minutes(day.plannedAfter)}; ` +
    `${shortNumber(contacts)} contacts within a day\n` +
    `  late: half by at most ${minutes(lateness.median)}, 99 in 100 by ${minutes(lateness.p99)}, all by ${minutes(lateness.most)}; ` +
    `longest in a queue ${minutes(queueAge)}; ${(missed * 100).toFixed(1)} % find their window closed and wait for another day`
  )
}
