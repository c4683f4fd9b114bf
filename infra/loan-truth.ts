import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { DuewellFunction } from './duewell-function.ts'
import type { LoanTruthSource } from './reminder-scheduler-props.ts'

/** Lets a sender ask the lender's own system at the last look. */
export function grantAskingTruth(fn: DuewellFunction, source: LoanTruthSource): void {
  fn.tell('LOAN_TRUTH', JSON.stringify(source))
  fn.allow(
    'lambda' in source
      ? new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [source.lambda] })
      : new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [source.secretArn] }),
  )
}
