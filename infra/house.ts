import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { PolicyDocument } from '../shared/case/policy-document.ts'

/** What all functions of one deployment have in common. */
export interface House {
  /** Names the deployment to people: on its bus, in its metrics, in its events. */
  readonly stage: string
  readonly policy: PolicyDocument
  /** The same as the file beside every function's code. */
  readonly policyFile: string
  readonly logRetention: RetentionDays
}
