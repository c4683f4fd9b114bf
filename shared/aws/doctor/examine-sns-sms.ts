import { GetSMSAttributesCommand, GetSMSSandboxAccountStatusCommand, type SNSClient } from '@aws-sdk/client-sns'
import { blocks, type DoctorFinding, type Load, warns } from './finding.ts'
import { judgeSpendLimit } from './spend-limit.ts'

/** Looks at what SNS would silently keep from borrowers. */
export async function examineSnsSms(client: SNSClient, load: Load): Promise<readonly DoctorFinding[]> {
  const { IsInSandbox } = await client.send(new GetSMSSandboxAccountStatusCommand({}))
  const { attributes = {} } = await client.send(new GetSMSAttributesCommand({}))
  return [
    ...judgeSandbox(IsInSandbox),
    ...judgeSpendLimit(
      'SMS',
      numberIn(attributes.MonthlySpendLimit),
      load,
      'Ask for a higher limit in a support case, then set MonthlySpendLimit (SNS console, Text messaging preferences).',
    ),
    ...judgeReceipts(attributes.DeliveryStatusIAMRole, Number(attributes.DeliveryStatusSuccessSamplingRate ?? 0)),
  ]
}

function judgeSandbox(isInSandbox: boolean | undefined): readonly DoctorFinding[] {
  if (isInSandbox === false) return []
  return [
    blocks(
      'SMS is in its sandbox: only verified numbers receive anything.',
      'Leave the SMS sandbox (SNS console, Text messaging).',
    ),
  ]
}

/** Failures are always logged once there is a role; successes by their share. */
function judgeReceipts(role: string | undefined, share: number): readonly DoctorFinding[] {
  if (role === undefined || role === '') {
    return [
      warns(
        'SNS writes no delivery log, so nobody hears of numbers that do not exist and they are tried again.',
        'Set DeliveryStatusIAMRole to the role that the stack gives as its output DeliveryStatusRole.',
      ),
    ]
  }
  if (share >= 100) return []
  return [
    warns(
      `SNS logs ${share} % of what it delivers, so most contacts are never known to have arrived.`,
      'Set DeliveryStatusSuccessSamplingRate to 100.',
    ),
  ]
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text)
}
