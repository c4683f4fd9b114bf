import { readFileSync } from 'node:fs'
import { compilePolicy } from '../shared/case/compile-policy.ts'
import type { Policy } from '../shared/case/policy.ts'
import { readPolicyDocument } from '../shared/case/policy-document.ts'

/** The policy that infra/ wrote beside the bundle at synth. Read once a cold start. */
export function policyBesideCode(file: URL = new URL('./policy.json', import.meta.url)): Policy {
  return compilePolicy(readPolicyDocument(readFileSync(file, 'utf8')))
}
