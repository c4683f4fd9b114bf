import type { Policy } from '../case/policy.ts'
import type { PolicyDocument } from '../case/policy-document.ts'
import { compileResponsePolicy, type ResponsePolicy } from '../responses/response-policy.ts'

/** As much of a policy as the borrower's page needs: what a response needs, who the lender is, and the ways they write. */
export type PagePolicy = ResponsePolicy & Pick<Policy, 'lender' | 'channels'>

/** The same of a deployed function. */
export function compilePagePolicy(document: PolicyDocument): PagePolicy {
  const { lender, channels } = document
  return { ...compileResponsePolicy(document), lender, channels }
}
