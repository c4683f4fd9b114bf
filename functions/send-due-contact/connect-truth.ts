import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'
import type { LoanTruth } from '../../shared/ports.ts'
import type { RoomClients } from '../connect-room.ts'
import type { RoomEnvironment } from '../environment.ts'
import { clock } from '../outside.ts'

/** The lender's own system, where the lender has one to be asked at the last look. What asks it is loaded only where there is one. */
export async function connectTruth(
  source: RoomEnvironment['LOAN_TRUTH'],
  { secrets }: RoomClients,
): Promise<LoanTruth | undefined> {
  if (source === undefined) return undefined
  if ('lambda' in source) {
    const { lambdaTruth } = await import('./lambda-truth.ts')
    return lambdaTruth(source.lambda)
  }
  const { SecretString: secret = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: source.secretArn }))
  const { HttpsLoanTruth } = await import('../../shared/aws/https-loan-truth.ts')
  const { PUBLIC_HTTPS } = await import('../../shared/aws/webhook-destination.ts')
  return new HttpsLoanTruth({ url: source.url, secret, rules: PUBLIC_HTTPS, clock })
}
