import type { Channel } from '../shared/case/channel.ts'
import type { Strategy } from '../shared/strategy/strategy.ts'
import { type StrategyError, StrategyRefusedError } from '../shared/strategy/strategy-error.ts'

/** Throws StrategyRefusedError where a step could never be taken because none of its channels is deployed. */
export function requireChannels(strategy: Strategy, deployed: readonly Channel[]): void {
  const errors: StrategyError[] = []
  for (const [at, step] of strategy.steps.entries()) {
    if (step.channels.some((channel) => deployed.includes(channel))) continue
    errors.push({
      path: `/steps/${at}/channels`,
      problem: `step "${step.id}" goes by ${step.channels.join(' or ')}, and this stack has only ${deployed.join(', ') || 'no channels'}`,
      mend: "give the step a channel that is deployed, or add one of its channels to the stack's",
    })
  }
  if (errors.length > 0) throw new StrategyRefusedError(strategy.id, errors)
}
