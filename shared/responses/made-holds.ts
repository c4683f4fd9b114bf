import type { Hold } from '../case/hold.ts'
import type { MadeHold } from '../ports.ts'

/** Holds as the history names them. */
export function madeHolds(holds: readonly Hold[]): readonly MadeHold[] {
  return holds.map(({ id, kind, scope }) => ({ id, kind, ...(scope.of === 'loan' && { loan: scope.loan }) }))
}
