import { readFileSync } from 'node:fs'
import { compilePolicy } from '../shared/case/compile-policy.ts'
import type { Policy } from '../shared/case/policy.ts'
import type { PolicyDocument } from '../shared/case/policy-document.ts'
import { readPolicyLines } from '../shared/case/policy-lines.ts'

const BESIDE = new URL('./policy.jsonl', import.meta.url)

/** The policy that infra/ wrote beside the bundle at synth. Read once a cold start. */
export function policyBesideCode(file: URL = BESIDE): Policy {
  return compilePolicy(policyDocumentBesideCode(file))
}

/** The same before it is compiled, for a function that needs a part of it. */
export function policyDocumentBesideCode(file: URL = BESIDE): PolicyDocument {
  return readPolicyLines(readFileSync(file, 'utf8'))
}
