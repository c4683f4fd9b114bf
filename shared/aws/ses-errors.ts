import type { SendResult } from '../ports.ts'
import { refusalOf } from './aws-refusal.ts'
import { UNAVAILABLE } from './provider-errors.ts'

/**
 * SES says of an ill-formed address what the Java mail library said of it. It may be the recipient's alone: the sender's was
 * read when the stage was built.
 */
const NOT_AN_ADDRESS =
  /Missing final '@domain'|Missing '?[<>]'?|Missing local name|Missing domain|User name is missing|Empty address|Illegal address|(?:Domain|Local address) (?:contains|starts|ends)|Address length/i
/** Unlike the rate, the day's quota frees itself slowly: coming back every half minute would only spend receives. */
const DAY_IS_SPENT = /daily/i

/** What SES says of an address. Sandbox, unverified senders, pauses and missing configuration sets are ours to mend. */
export function judgeSes(error: unknown): SendResult | undefined {
  const { name } = refusalOf(error)
  const words = error instanceof Error ? error.message : ''
  if (name === 'BadRequestException' && NOT_AN_ADDRESS.test(words)) return { state: 'rejected', why: 'invalid' }
  return DAY_IS_SPENT.test(words) ? UNAVAILABLE : undefined
}
