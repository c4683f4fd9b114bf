import type { ArrangementPolicy } from '../shared/arrangements/arrangement-policy-schema.ts'
import {
  ArrangementPolicyRefusedError,
  parseArrangementPolicy,
} from '../shared/arrangements/parse-arrangement-policy.ts'
import { jsonAt } from './settings-file.ts'

/** A lender's own policy for paying in parts. Throws ArrangementPolicyRefusedError with all that is wrong in it. */
export function arrangementsFrom(path: string): ArrangementPolicy {
  const parsed = parseArrangementPolicy(jsonAt(path, 'arrangement policy'))
  if ('errors' in parsed) throw new ArrangementPolicyRefusedError(path, parsed.errors)
  return parsed.policy
}
