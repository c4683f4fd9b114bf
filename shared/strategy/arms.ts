import { hash32 } from '../case/hash.ts'
import type { Arm, Strategy } from './strategy.ts'

/** The one arm of a strategy that names none: everybody, contacted. */
export const EVERYONE: Arm = { id: 'all', share: 1, contact: true }

/**
 * The arm that a borrower falls into, drawn by hash: the same borrower and strategy id give the same arm, and two
 * strategies draw independently. Called once a case; the arm is stored with the first decision and never drawn again,
 * so a later change of shares moves nobody.
 */
export function chooseArm(strategy: Strategy, borrowerId: string): Arm {
  const whole = strategy.arms.reduce((sum, arm) => sum + arm.share, 0)
  let left = (hash32(`${strategy.id}/${borrowerId}`) / 2 ** 32) * whole
  for (const arm of strategy.arms) {
    if (left < arm.share) return arm
    left -= arm.share
  }
  // Only rounding comes here, when the draw is the very end of the whole.
  return strategy.arms.at(-1) ?? EVERYONE
}
