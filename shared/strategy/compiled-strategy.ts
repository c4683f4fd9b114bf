import type { Purpose, Tone } from '../case/channel.ts'
import { hash32 } from '../case/hash.ts'
import type { Anchor, Arm, Step, Strategy } from './strategy.ts'

/** A step with all that a decision needs ready at hand. */
export interface CompiledStep extends Step {
  /** Where the step stands in the strategy; of two steps of one day the later in the list wins. */
  readonly order: number
  /** Asks for something, unlike thanks and education, which never take the place of a reminder. */
  readonly asks: boolean
  /** No condition and no requirement: applies to everyone. */
  readonly unconditional: boolean
  /** Seeds the spread of this step's contacts over their window. */
  readonly seed: number
  /** How the step speaks in a first contact from us, which is never firm. */
  readonly first: { readonly tone: Tone; readonly template: string }
}

/** The steps of one arm by what they are anchored to, each list in order of its days. */
export type AnchoredSteps = { readonly [Name in Anchor]: readonly CompiledStep[] } & {
  /** How many days after a cure the last of its steps expires. */
  readonly cureReachDays: number
}

export interface CompiledStrategy {
  readonly id: string
  readonly version: string
  /** `id@version`, as plans and history name it. */
  readonly name: string
  readonly strategy: Strategy
  arm(id: string): { readonly arm: Arm; readonly steps: AnchoredSteps } | undefined
}

export function compileStrategy(strategy: Strategy): CompiledStrategy {
  const steps = strategy.steps.map((step, order) => compileStep(step, order))
  const arms = new Map(strategy.arms.map((arm) => [arm.id, { arm, steps: stepsOfArm(steps, arm.id) }]))
  return {
    id: strategy.id,
    version: strategy.version,
    name: `${strategy.id}@${strategy.version}`,
    strategy,
    arm: (id) => arms.get(id),
  }
}

function compileStep(step: Step, order: number): CompiledStep {
  return {
    ...step,
    order,
    asks: !GIVES.has(step.purpose),
    unconditional: Object.keys(step.conditions).length === 0 && step.requires.length === 0,
    seed: hash32(step.id),
    first: step.tone === 'firm' ? { tone: 'neutral', template: `${step.purpose}-neutral` } : step,
  }
}

const GIVES: ReadonlySet<Purpose> = new Set(['thanks', 'education'])

function stepsOfArm(steps: readonly CompiledStep[], arm: string): AnchoredSteps {
  const mine = steps.filter((step) => step.arms.length === 0 || step.arms.includes(arm))
  const of = (anchor: Anchor) =>
    mine.filter((step) => step.anchor === anchor).sort((a, b) => a.offsetDays - b.offsetDays || a.order - b.order)
  const cured = of('cured')
  return {
    opened: of('opened'),
    due: of('due'),
    'promise-due': of('promise-due'),
    'promise-broken': of('promise-broken'),
    'promise-partly-kept': of('promise-partly-kept'),
    'promise-kept': of('promise-kept'),
    instalment: of('instalment'),
    'instalment-paid': of('instalment-paid'),
    'arrangement-broken': of('arrangement-broken'),
    'arrangement-rejected': of('arrangement-rejected'),
    cured,
    cureReachDays: Math.max(0, ...cured.map(({ offsetDays, expiresAfterDays }) => offsetDays + expiresAfterDays)),
  }
}
