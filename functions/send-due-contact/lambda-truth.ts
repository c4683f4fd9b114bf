import { LambdaClient } from '@aws-sdk/client-lambda'
import { LambdaLoanTruth } from '../../shared/aws/lambda-loan-truth.ts'
import { singleAttempt } from '../aws-settings.ts'

/** Asks a Lambda of the lender's. */
export function lambdaTruth(name: string): LambdaLoanTruth {
  return new LambdaLoanTruth({ client: new LambdaClient(singleAttempt), function: name })
}
