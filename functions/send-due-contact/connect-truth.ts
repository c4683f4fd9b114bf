import { LambdaClient } from '@aws-sdk/client-lambda'
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'
import { HttpsLoanTruth } from '../../shared/aws/https-loan-truth.ts'
import { LambdaLoanTruth } from '../../shared/aws/lambda-loan-truth.ts'
import { PUBLIC_HTTPS } from '../../shared/aws/webhook-destination.ts'
import type { LoanTruth } from '../../shared/ports.ts'
import { singleAttempt } from '../aws-settings.ts'
import type { RoomClients } from '../connect-room.ts'
import type { RoomEnvironment } from '../environment.ts'
import { clock } from '../outside.ts'

/**
 * The lender's own system, where the lender has one to be asked at the last look. Imported like everything else: loading it
 * only when it is there makes esbuild keep all of what it shares with the other clients, 70 KB in each bundle.
 */
export async function connectTruth(
  source: RoomEnvironment['LOAN_TRUTH'],
  { secrets }: RoomClients,
): Promise<LoanTruth | undefined> {
  if (source === undefined) return undefined
  if ('lambda' in source) {
    return new LambdaLoanTruth({ client: new LambdaClient(singleAttempt), function: source.lambda })
  }
  const { SecretString: secret = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: source.secretArn }))
  return new HttpsLoanTruth({ url: source.url, secret, rules: PUBLIC_HTTPS, clock })
}
