import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compilePolicy } from '../../shared/case/compile-policy.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { readPolicyDocument } from '../../shared/case/policy-document.ts'
import type { Deployed } from './deploy.ts'

/** The policy beside the deployed functions' code, compiled as they compile it. */
export function deployedPolicy({ assembly }: Deployed): Policy {
  const file = readdirSync(assembly)
    .map((asset) => join(assembly, asset, 'policy.json'))
    .find((each) => existsSync(each))
  if (file === undefined) throw new Error('No function has a policy beside its code.')
  return compilePolicy(readPolicyDocument(readFileSync(file, 'utf8')))
}
