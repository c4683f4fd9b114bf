import type { Weather } from '../world/weather.ts'

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

const scene = (seed: number, weather: Partial<Weather>, atOnce = false): Scene => ({ seed, weather, atOnce })

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
]
