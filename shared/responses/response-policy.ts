import type { Policy } from '../case/policy.ts'
import type { PolicyDocument } from '../case/policy-document.ts'
import { compilePacks } from '../compliance/compile-packs.ts'

/** As much of a policy as a response needs: places and calendars, and the lender's numbers. */
export type ResponsePolicy = Omit<Policy, 'versions' | 'strategy' | 'templates' | 'lender' | 'channels'>

/** The same of a deployed function, which is spared the rest. */
export function compileResponsePolicy({ packs, known, arrangements, numbers }: PolicyDocument): ResponsePolicy {
  const rulebook = compilePacks(packs, { actor: 'first-party', known })
  return { rulebook, arrangements, ...numbers }
}
