import { chooseArm } from '../strategy/arms.ts'
import type { AnchoredSteps } from '../strategy/compiled-strategy.ts'
import type { Arm } from '../strategy/strategy.ts'
import type { CaseFile } from './case-file.ts'
import type { Policy } from './policy.ts'

/** The arm that was stored at the first decision; before that, or when the strategy no longer has it, the one that the hash draws. */
export function armOf(
  { plan, borrower }: CaseFile,
  { strategy }: Policy,
): { readonly arm: Arm; readonly steps: AnchoredSteps } {
  const stored = plan.arm === undefined ? undefined : strategy.arm(plan.arm)
  if (stored !== undefined) return stored
  const drawn = strategy.arm(chooseArm(strategy.strategy, borrower.id).id)
  if (drawn === undefined) throw new Error(`strategy ${strategy.name} draws an arm that it does not have`)
  return drawn
}
