import type { Channel, Purpose, Tone } from '../case/channel.ts'
import type { MinorUnits } from '../case/money.ts'
import type { MinuteOfDay } from '../time/instant.ts'

/** What a step's day is counted from. `due` is an instalment of the loan's own schedule; `instalment` one of an arrangement. */
export const ANCHORS = [
  'opened',
  'due',
  'promise-due',
  'promise-broken',
  'promise-partly-kept',
  'promise-kept',
  'instalment',
  'instalment-paid',
  'arrangement-broken',
  'arrangement-rejected',
  'cured',
] as const
export type Anchor = (typeof ANCHORS)[number]

/** Work that a step can give to a person. */
export const STEP_TASKS = ['call', 'review', 'visit', 'legal-review'] as const
export type StepTask = (typeof STEP_TASKS)[number]

export interface Range {
  readonly min?: number
  readonly max?: number
}

/** When a step applies; every condition that is given must hold. */
export interface StepConditions {
  readonly segments?: readonly string[]
  readonly products?: readonly string[]
  /** The amount asked for, in minor units of one currency; a loan in another currency does not meet it. */
  readonly amount?: { readonly currency: string; readonly min?: MinorUnits; readonly max?: MinorUnits }
  readonly daysPastDue?: Range
  readonly history?: { readonly contactsSent?: Range; readonly brokenPromises?: Range }
}

export interface Step {
  readonly id: string
  readonly anchor: Anchor
  /** Local calendar days after the anchor; negative is before. `overdue 1 day` is anchor `due`, offset 1. */
  readonly offsetDays: number
  /** In order of preference. */
  readonly channels: readonly Channel[]
  readonly purpose: Purpose
  readonly tone: Tone
  /** The template's id; by default `<purpose>-<tone>`. */
  readonly template: string
  /** Local hours of the borrower within which the step is sent. */
  readonly window: { readonly from: MinuteOfDay; readonly to: MinuteOfDay }
  /** How many local days after its own day the step may still be sent; 0 is the same day only. */
  readonly expiresAfterDays: number
  /** What a person is asked for where the step comes to one; a call where nothing is said. */
  readonly task?: StepTask
  /** Steps that must have been done for the same subject before. */
  readonly requires: readonly string[]
  /** The arms that take this step; empty means all. */
  readonly arms: readonly string[]
  readonly conditions: StepConditions
}

/** A share of the borrowers, drawn by hash. An arm with `contact: false` is the control: it hears nothing. */
export interface Arm {
  readonly id: string
  /** Parts of the whole; the shares of all arms together are the whole. */
  readonly share: number
  readonly contact: boolean
}

/** Who is contacted when, how and in what tone. */
export interface Strategy {
  readonly id: string
  readonly version: string
  readonly description: string
  readonly arms: readonly Arm[]
  readonly steps: readonly Step[]
}
