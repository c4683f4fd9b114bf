import type { Known } from '../../shared/strategy/draft.ts'
import { parseStrategy } from '../../shared/strategy/parse-strategy.ts'
import type { Strategy } from '../../shared/strategy/strategy.ts'
import type { StrategyError } from '../../shared/strategy/strategy-error.ts'

/** Every template exists. */
export const EVERY_TEMPLATE = { templates: { has: () => true } }

export function stepDocument(overrides: Record<string, unknown> = {}) {
  return {
    id: 'overdue-1',
    when: 'overdue 1 day',
    channels: ['sms', 'email'],
    purpose: 'overdue',
    tone: 'friendly',
    window: { from: '09:00', to: '19:00' },
    ...overrides,
  }
}

export function strategyDocument(overrides: Record<string, unknown> = {}) {
  return { id: 'test', version: '1', description: 'For a test.', steps: [stepDocument()], ...overrides }
}

export function withSteps(...steps: readonly Record<string, unknown>[]) {
  return strategyDocument({ steps: steps.map((step, at) => stepDocument({ id: `step-${at}`, ...step })) })
}

export function accepted(document: unknown, known: Known = EVERY_TEMPLATE): Strategy {
  const parsed = parseStrategy(document, known)
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors, null, 2))
  return parsed.strategy
}

export function refused(document: unknown, known: Known = EVERY_TEMPLATE): readonly StrategyError[] {
  const parsed = parseStrategy(document, known)
  return 'errors' in parsed ? parsed.errors : []
}

export const paths = (errors: readonly StrategyError[]) => errors.map((error) => error.path)
