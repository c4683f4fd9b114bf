import type { Channel } from '../case/channel.ts'
import type { Arm, Step, StepConditions } from './strategy.ts'
import type { StrategyError } from './strategy-error.ts'
import type { StepDocument } from './strategy-schema.ts'

/** A step that could be read, and where it stands in the file. */
export interface DraftStep {
  readonly step: Step
  /** `/steps/3` */
  readonly path: string
  readonly namesTemplate: boolean
}

/** What could be read of a strategy, so that one misspelt step does not hide what is wrong with the others. */
export interface Draft {
  /** Undefined where the arms could not be read: what depends on them is then not judged. */
  readonly arms: readonly Arm[] | undefined
  readonly steps: readonly DraftStep[]
  /** Ids of all steps, also of those that could not be read, with the place of the first that bears each. */
  readonly stepIds: ReadonlyMap<string, string>
}

/** What a strategy is checked against. */
export interface Known {
  readonly templates: { has(template: string, channel: Channel): boolean }
}

/** One kind of mistake, looked for in the whole draft. */
export type Check = (draft: Draft, known: Known) => readonly StrategyError[]

export function stepFrom(document: StepDocument): Step {
  return {
    id: document.id,
    anchor: document.when.anchor,
    offsetDays: document.when.offsetDays,
    channels: document.channels,
    purpose: document.purpose,
    tone: document.tone,
    template: document.template ?? `${document.purpose}-${document.tone}`,
    window: document.window,
    expiresAfterDays: document.expires === undefined ? 0 : Number.parseInt(document.expires, 10),
    ...(document.task !== undefined && { task: document.task }),
    requires: document.requires ?? [],
    arms: document.arms ?? [],
    conditions: document.if ?? {},
  }
}

/** The last local day, counted from the anchor, on which the step may be sent. */
export function lastDay(step: Step): number {
  return step.offsetDays + step.expiresAfterDays
}

export function takes(arm: Arm, step: Step): boolean {
  return step.arms.length === 0 || step.arms.includes(arm.id)
}

/** Whether the step says something to the borrower, rather than only giving work to a person. */
export function speaks(step: Step): boolean {
  return step.channels.some((channel) => channel !== 'agent')
}

export function isConditional(conditions: StepConditions): boolean {
  return Object.keys(conditions).length > 0
}
