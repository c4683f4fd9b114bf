import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { type DoctorFinding, warns } from './finding.ts'

/** What the other functions of a stage take at a busy moment: two streams in ten lanes each, the sweep, imports, receipts. */
const BESIDE_SENDING = 30

/** Looks whether the account lets as many functions run at once as the channels are set to; new accounts may have ten. */
export async function examineLambda(
  client: LambdaClient,
  concurrencies: readonly number[],
): Promise<readonly DoctorFinding[]> {
  const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}))
  const allowed = AccountLimit?.UnreservedConcurrentExecutions ?? 0
  const needed = concurrencies.reduce((sum, each) => sum + each, BESIDE_SENDING)
  if (allowed >= needed) return []
  return [
    warns(
      `Lambda runs ${allowed} functions at once in this account, and the stage may want ${needed}: contacts wait for each other.`,
      "Ask for more in Service Quotas (AWS Lambda, Concurrent executions), or lower the channels' maxConcurrency.",
    ),
  ]
}
