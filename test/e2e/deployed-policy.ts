import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compilePolicy } from '../../shared/case/compile-policy.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { readPolicyLines } from '../../shared/case/policy-lines.ts'
import type { Deployed } from './deploy.ts'

/** The policy beside the deployed functions' code, compiled as they compile it. */
export function deployedPolicy({ assembly }: Deployed): Policy {
  const file = readdirSync(assembly)
    .map((asset) => join(assembly, asset, 'policy.jsonl'))
    .find((each) => existsSync(each))
  if (file === undefined) throw new Error('No function has a policy beside its code.')
  return compilePolicy(readPolicyLines(readFileSync(file, 'utf8')))
}
