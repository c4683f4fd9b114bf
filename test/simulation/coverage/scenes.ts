import { PLAIN, type Weather } from '../world/weather.ts'

/** A run in which functions are killed, by its seed and what is so that the seed alone would seldom have. */
export interface Scene {
  readonly seed: number
  /** Whether functions die as soon as they begin to wait, instead of when a call comes or goes. */
  readonly atOnce: boolean
  readonly weather: Partial<Weather>
}

const HOUR = 3_600_000
const ODD = { providerFault: 0.2, asksLender: true, oddFiles: 0.6, oddRecords: true } as const
/** Alarms are lost, so that the sweep finds many cases at once, and neither it nor an import has time to finish. */
const HURRIED = { ...ODD, hurries: true, loses: true, lostAlarm: 0.9, sweepEveryMs: 6 * HOUR } as const
/** What one contact after another comes to: a budget that is soon spent, a slow provider, and many at once after a day without a sweep. */
const SPENT = { ...ODD, people: 14, perHour: 2, perSecond: 1, loses: true } as const
const CROWDED = { people: 40, perSecond: 1, loses: true, lostAlarm: 0.9, sweepEveryMs: 24 * HOUR } as const
/** Long cases that come in pages, mails that are answered, and a model that is asked. */
const LONG = {
  ...ODD,
  people: 14,
  pageOf: 5,
  answersByMail: true,
  asksModel: true,
  opensLinks: 0,
  writesInApp: 0,
} as const
/** Alarms that are late by so much that two loans of a borrower are due at once, of which one is a person's. */
const LATE = { people: 30, lateDays: 20, loses: true, lateAlarm: 1, lateMostMs: 10 * HOUR } as const
/** People of the lender at work. */
const DESK = { people: 14, desk: true, rush: true, kill: 0.01 } as const

/** Everybody opens what they get. */
const PAGE = { people: 30, opensLinks: 1, lateDays: 10, kill: 0.01 } as const

/** People write in the house's own channel. */
const HOUSE = { people: 14, writesInApp: 0.8, kill: 0.02 } as const

/** Texts by SNS, calls, and a channel of the house. */
const FURTHER = { people: 14, texts: 'sns', voice: true, webhook: true, lateDays: 8 } as const

const scene = (seed: number, weather: Partial<Weather>, atOnce = false): Scene => ({
  seed,
  weather: { ...PLAIN, ...weather },
  atOnce,
})

/** First by chance in several weathers; then what is left, exactly there. */
export const SCENES: readonly Scene[] = [
  scene(50_000, { providerFault: 0.2 }),
  scene(50_001, { ...ODD, people: 14 }),
  scene(50_002, { ...HURRIED, people: 14 }),
  scene(50_004, { ...ODD, people: 14, error: 0.4 }),
  scene(50_005, { ...HURRIED, people: 20, outages: 2 }),
  scene(50_006, { providerFault: 0.2 }, true),
  scene(50_012, { providerFault: 0.2 }, true),
  scene(50_013, ODD, true),
  scene(50_014, { ...HURRIED, error: 0.3 }, true),
  ...[50_000, 50_001, 50_002, 50_004, 50_008, 50_010, 50_015, 50_020].map((seed) =>
    scene(seed, { providerFault: 0.2, error: 0.3 }, true),
  ),
  scene(50_100, SPENT, true),
  scene(50_101, LONG, true),
  scene(50_103, CROWDED, true),
  scene(50_110, { people: 14, noAlarm: 0.95, loses: true, sweepEveryMs: 2 * HOUR }, true),
  scene(50_111, { ...LONG, kill: 0 }, true),
  scene(50_130, { ...LATE, sweepEveryMs: 24 * HOUR }, true),
  scene(50_200, DESK),
  scene(50_201, { ...DESK, error: 0.2 }, true),
  scene(50_301, PAGE),
  scene(50_303, PAGE, true),
  scene(50_300, PAGE, true),
  scene(50_400, HOUSE),
  scene(50_401, HOUSE, true),
  scene(50_500, { ...FURTHER, providerFault: 0.4 }),
  scene(50_501, { ...FURTHER, providerFault: 0.6, error: 0.2 }, true),
  // What a model said is read only by who comes after somebody that died over it.
  ...[50_112, 50_122].map((seed) => scene(seed, { ...LONG, kill: 0.02, error: 0.3 }, true)),
]
