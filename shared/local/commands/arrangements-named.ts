import { readFile } from 'node:fs/promises'
import type { ArrangementPolicy } from '../../arrangements/arrangement-policy-schema.ts'
import { parseArrangementPolicyText } from '../../arrangements/parse-arrangement-policy.ts'
import { standardArrangements } from '../../arrangements/shipped-policy.ts'
import { UsageError } from '../../commands/run-command.ts'
import { describeErrors } from '../../strategy/strategy-error.ts'

/** The arrangement policy of a file, or the one that comes with Duewell where none is named. */
export async function arrangementsNamed(file: string | undefined): Promise<ArrangementPolicy> {
  if (file === undefined) return standardArrangements()
  const parsed = parseArrangementPolicyText(await readFile(file, 'utf8'))
  if ('policy' in parsed) return parsed.policy
  throw new UsageError(`The arrangement policy ${file} can't be used:\n${describeErrors(parsed.errors)}`)
}
