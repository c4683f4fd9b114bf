import { EVERYONE } from './arms.ts'
import { checkArms } from './check-arms.ts'
import { checkLastResorts } from './check-last-resorts.ts'
import { checkReach } from './check-reach.ts'
import { checkRequires } from './check-requires.ts'
import { checkTemplates } from './check-templates.ts'
import { checkWording } from './check-wording.ts'
import { type Check, type Draft, type Known, stepFrom } from './draft.ts'
import { pointer, shapeErrors } from './shape-errors.ts'
import type { Strategy } from './strategy.ts'
import { type StrategyError, sortErrors } from './strategy-error.ts'
import { armsSchema, MOST_STEPS, stepSchema, strategySchema } from './strategy-schema.ts'

export type ParsedStrategy = { readonly strategy: Strategy } | { readonly errors: readonly StrategyError[] }

const CHECKS: readonly Check[] = [checkArms, checkRequires, checkReach, checkLastResorts, checkWording, checkTemplates]

/**
 * Reads a strategy from its JSON form. Everything that is wrong is found in one reading, each with its place and its
 * mend: the checks also look at the steps that can be read beside those that can't.
 */
export function parseStrategy(input: unknown, known: Known): ParsedStrategy {
  const document = strategySchema.safeParse(input, { reportInput: true })
  const draft = draftOf(input)
  const errors = [
    ...(document.success ? [] : shapeErrors(document.error)),
    ...CHECKS.flatMap((check) => check(draft, known)),
  ]
  if (!document.success || errors.length > 0) return { errors: sortErrors(errors) }
  const { id, version, description } = document.data
  return {
    strategy: { id, version, description, arms: draft.arms ?? [EVERYONE], steps: draft.steps.map(({ step }) => step) },
  }
}

/** Reads a strategy from the text of its file, with or without a byte order mark. */
export function parseStrategyText(text: string, known: Known): ParsedStrategy {
  try {
    return parseStrategy(JSON.parse(text.replace(/^\uFEFF/, '')), known)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const mend = 'look for a missing comma or quote, or a comma after the last entry'
    return { errors: [{ path: '', problem: `this is not JSON: ${error.message}`, mend }] }
  }
}

function draftOf(input: unknown): Draft {
  const rawSteps = listAt(input, 'steps').slice(0, MOST_STEPS)
  const rawArms = valueAt(input, 'arms')
  const arms = armsSchema.safeParse(rawArms)
  return {
    arms: rawArms === undefined ? [EVERYONE] : arms.data,
    steps: rawSteps.flatMap((raw, at) => {
      const { data } = stepSchema.safeParse(raw)
      if (data === undefined) return []
      return [{ step: stepFrom(data), path: pointer(['steps', at]), namesTemplate: data.template !== undefined }]
    }),
    stepIds: placesOfIds(rawSteps),
  }
}

function placesOfIds(rawSteps: readonly unknown[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  for (const [at, raw] of rawSteps.entries()) {
    const id = valueAt(raw, 'id')
    if (typeof id === 'string' && !places.has(id)) places.set(id, pointer(['steps', at]))
  }
  return places
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value ? Reflect.get(value, key) : undefined
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = valueAt(value, key)
  return Array.isArray(list) ? list : []
}
