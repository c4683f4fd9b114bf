import type { ArrangementPolicy } from './arrangement-policy-schema.ts'
import { ArrangementPolicyRefusedError, parseArrangementPolicy } from './parse-arrangement-policy.ts'
import standard from './shipped/standard.json' with { type: 'json' }

/** The arrangement policy that comes with Duewell. */
export function standardArrangements(): ArrangementPolicy {
  const parsed = parseArrangementPolicy(standard)
  if ('errors' in parsed) throw new ArrangementPolicyRefusedError('standard', parsed.errors)
  return parsed.policy
}
