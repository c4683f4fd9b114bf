import type { Dice } from './dice.ts'
import { NOTHING_ODD, type Oddities } from './oddities.ts'

/**
 * How often each kind of fault happens in a run, as a chance each time that it could. Drawn by the seed, and each kind is
 * left out of many runs: a fault that is always there hides what comes without it.
 */
export interface Weather extends Oddities {
  /** Whether messages may be given up and lost, so that the sweep has to find the cases; else the sweep is off. */
  readonly loses: boolean
  readonly kill: number
  readonly error: number
  readonly lostAnswer: number
  readonly slow: number
  /** A process stands still in the middle of an event until Lambda gives it up, and goes on where it was at its next one. */
  readonly freeze: number
  readonly conflict: number
  /** Something happens to the very borrower at the very moment of a call. */
  readonly provoke: number
  readonly tornRead: number
  /** A transaction's items can be seen one after another. */
  readonly tornWrite: number
  readonly staleRead: number
  readonly duplicate: number
  readonly providerFault: number
  readonly lateAlarm: number
  /** How many of the late alarms ring just before a full hour. */
  readonly lateToTheHour: number
  /** By how much an alarm is late at most: five hours where messages may be lost, else half an hour, unless said. */
  readonly lateMostMs?: number
  readonly earlyAlarm: number
  readonly lostAlarm: number
  readonly lateStream: number
  readonly coldStart: number
  readonly skewMs: number
  readonly outages: number
  readonly lateSweep: number
  readonly sweepEveryMs: number
  /** What a provider takes a second. */
  readonly perSecond: number
  /** How often a link that came with a message is opened. */
  readonly opensLinks: number
  /** How often people write in a channel of the house's own, and others try to be it. */
  readonly writesInApp: number
  /** What the stage sends texts by. */
  readonly texts: 'end-user-messaging' | 'sns'
  /** Whether it calls as well. */
  readonly voice: boolean
  /** Whether it has a channel of the house. */
  readonly webhook: boolean
  /** Whether another strategy, other rules and other templates are deployed in the middle of the run. */
  readonly deploys: boolean
  /** Whether the stage observes at first, or sends to a few addresses alone, before it goes live. */
  readonly observes: boolean
}

const HOUR = 3_600_000

export function weatherOf(dice: Dice, season = ''): Weather {
  const often = (name: keyof Weather, most: number) => {
    const on = dice.of(`weather ${name}${season}`) < 0.6
    return on ? most * dice.of(`weather ${name} how often${season}`) ** 2 : 0
  }
  const loses = dice.of('weather loses') < 0.6
  const outages = dice.of(`weather outages${season}`)
  return {
    ...NOTHING_ODD,
    loses,
    kill: often('kill', 0.08),
    error: often('error', 0.1),
    lostAnswer: often('lostAnswer', 0.1),
    slow: often('slow', 0.08),
    freeze: often('freeze', 0.01),
    conflict: often('conflict', 0.1),
    provoke: often('provoke', 0.05),
    tornRead: often('tornRead', 0.3),
    tornWrite: often('tornWrite', 0.5),
    staleRead: often('staleRead', 0.8),
    duplicate: often('duplicate', 0.5),
    providerFault: often('providerFault', 0.5),
    lateAlarm: often('lateAlarm', 0.5),
    lateToTheHour: 0.3,
    earlyAlarm: often('earlyAlarm', 0.3),
    lostAlarm: loses ? often('lostAlarm', 0.4) : 0,
    lateStream: often('lateStream', 0.3),
    coldStart: often('coldStart', 0.5),
    skewMs: often('skewMs', 30_000),
    outages: loses && outages > 0.7 ? 1 + (Math.floor(outages * 20) % 2) : 0,
    lateSweep: often('lateSweep', 0.5),
    perSecond: dice.pick('rate', [0.05, 1, 2, 20]),
    opensLinks:
      dice.of(`weather opensLinks${season}`) < 0.6 ? 0.1 + 0.7 * dice.of(`weather opensLinks how often${season}`) : 0,
    writesInApp:
      dice.of(`weather writesInApp${season}`) < 0.5 ? 0.35 * dice.of(`weather writesInApp often${season}`) : 0,
    sweepEveryMs: dice.pick('weather sweep', [2 * HOUR, 6 * HOUR, 6 * HOUR]),
    texts: dice.of('weather texts') < 0.4 ? 'sns' : 'end-user-messaging',
    voice: dice.of('weather voice') < 0.4,
    webhook: dice.of('weather webhook') < 0.4,
    deploys: dice.of('weather deploys') < 0.3,
    observes: dice.of('weather observes') < 0.2,
  }
}

/** Where nothing may be lost, nothing is, whatever the seed drew before it was said. */
export function withoutLoss(weather: Weather): Weather {
  return weather.loses ? weather : { ...weather, lostAlarm: 0, outages: 0 }
}

/** Texts by End User Messaging and mails, the same policy all the time, and live from the first day: what seeds and breaks were found with. */
export const PLAIN = {
  texts: 'end-user-messaging',
  voice: false,
  webhook: false,
  deploys: false,
  observes: false,
} as const satisfies Partial<Weather>

/** After a while nothing goes wrong any more, so that what is still owed can come. */
export const FAIR = {
  kill: 0,
  error: 0,
  lostAnswer: 0,
  slow: 0,
  freeze: 0,
  conflict: 0,
  provoke: 0,
  tornRead: 0,
  tornWrite: 0,
  staleRead: 0,
  duplicate: 0,
  providerFault: 0,
  lateAlarm: 0,
  lateToTheHour: 0,
  earlyAlarm: 0,
  lostAlarm: 0,
  lateStream: 0,
  coldStart: 0,
  outages: 0,
  lateSweep: 0,
  oddFiles: 0,
  noAlarm: 0,
} as const satisfies Partial<Weather>
