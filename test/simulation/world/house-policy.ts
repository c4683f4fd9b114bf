import { readFileSync } from 'node:fs'
import type { Weather } from './weather.ts'

/** What a stage is deployed with: at first, and since its policy changed in the middle of a run. */
export type PolicyVersion = 1 | 2

export interface StepFile {
  readonly id: string
  readonly when: string
  readonly channels: readonly string[]
  readonly window: { readonly from: string; readonly to: string }
  readonly expires?: string
}

export interface StrategyFile {
  readonly id: string
  readonly version: string
  readonly steps: readonly StepFile[]
}

interface PackFile {
  readonly id: string
  readonly version: string
  readonly rules: readonly { readonly id: string }[]
}

const GENTLE: StrategyFile = read('../../../shared/strategy/shipped/gentle.json')
/** The gentle strategy with calls and a house channel among its own, for stages that have them. */
const HOUSE: StrategyFile = read('../house-strategy.json')
/** A pack of the house beside those that ship, so that a limit by number and one over all loans are met often. */
const PACK: PackFile = read('../house-pack.json')

function read<File>(path: string): File {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
}

/** A stage's strategy: the second moves a step to another day, has some more, each of its own day, and one less. */
export function strategyFile(
  { voice, webhook }: Pick<Weather, 'voice' | 'webhook'>,
  version: PolicyVersion,
): StrategyFile {
  const first = voice || webhook ? HOUSE : GENTLE
  return version === 1 ? first : { ...first, version: '2', steps: first.steps.flatMap(secondOf) }
}

function secondOf(step: StepFile): readonly StepFile[] {
  switch (step.id) {
    case 'before-due':
      return [{ ...step, when: 'due - 4 days' }]
    case 'due-today':
      return []
    case 'overdue-8':
      return [onDay(6, step), step, onDay(10, step), onDay(12, step)]
    case 'overdue-15':
      return [step, onDay(18, step), onDay(21, step)]
    default:
      return [step]
  }
}

function onDay(day: number, like: StepFile): StepFile {
  const window = { from: '10:00', to: '18:00' }
  return { ...like, id: `overdue-${day}`, when: `overdue ${day} days`, window, expires: '1 day' }
}

/** The house's own rules: the second are stricter, in hours and in numbers. */
export function packFile(version: PolicyVersion): PackFile {
  return version === 1 ? PACK : { ...PACK, version: '2', rules: [...PACK.rules, ...STRICTER] }
}

const BOTH = { status: 'house', actor: 'both', channels: ['sms', 'email', 'voice', 'webhook'] } as const
const STRICTER = [
  {
    ...BOTH,
    id: 'HOUSE-HOURS',
    sentence: 'The house contacts people between half past ten and half past five.',
    kind: 'window',
    hours: [{ from: '10:30', to: '17:30' }],
    holidays: 'as-any-day',
    zone: 'every-plausible',
  },
]
