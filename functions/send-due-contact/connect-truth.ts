import { LambdaClient } from '@aws-sdk/client-lambda'
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'
import { LambdaLoanTruth } from '../../shared/aws/lambda-loan-truth.ts'
import type { LoanTruth } from '../../shared/ports.ts'
import { singleAttempt } from '../aws-settings.ts'
import type { RoomClients } from '../connect-room.ts'
import type { RoomEnvironment } from '../environment.ts'
import { clock } from '../outside.ts'

/**
 * The lender's own system, where the lender has one to be asked at the last look. What asks an address is loaded only where
 * there is one. What asks a Lambda is imported like everything else: were it not, esbuild would keep all of what its client
 * shares with the others, 70 KB in each bundle.
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
  const { HttpsLoanTruth } = await import('../../shared/aws/https-loan-truth.ts')
  const { PUBLIC_HTTPS } = await import('../../shared/aws/webhook-destination.ts')
  return new HttpsLoanTruth({ url: source.url, secret, rules: PUBLIC_HTTPS, clock })
}
