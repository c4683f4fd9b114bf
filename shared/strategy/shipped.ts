import type { Known } from './draft.ts'
import { parseStrategy } from './parse-strategy.ts'
import earlyDelinquency from './shipped/early-delinquency.json' with { type: 'json' }
import education from './shipped/education.json' with { type: 'json' }
import gentle from './shipped/gentle.json' with { type: 'json' }
import type { Strategy } from './strategy.ts'
import { StrategyRefusedError } from './strategy-error.ts'

const FILES = { gentle, 'early-delinquency': earlyDelinquency, education } as const

/** The strategies that come with Duewell. `gentle` is the default. */
export const SHIPPED_STRATEGIES = ['gentle', 'early-delinquency', 'education'] as const
export type ShippedStrategy = (typeof SHIPPED_STRATEGIES)[number]

/** One of the strategies that come with Duewell. Throws StrategyRefusedError where the known templates lack one of its own. */
export function shippedStrategy(id: ShippedStrategy, known: Known): Strategy {
  const parsed = parseStrategy(FILES[id], known)
  if ('errors' in parsed) throw new StrategyRefusedError(id, parsed.errors)
  return parsed.strategy
}
