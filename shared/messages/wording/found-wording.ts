import type { ForbiddenWording } from '../../compliance/rule-kinds.ts'

/** A phrase that no message may carry, and what makes it so. */
export interface FoundWording {
  readonly category: ForbiddenWording
  readonly phrase: string
}
