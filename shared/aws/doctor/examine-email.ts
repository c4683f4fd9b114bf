import {
  GetAccountCommand,
  type GetAccountCommandOutput,
  GetConfigurationSetEventDestinationsCommand,
  type SESv2Client,
} from '@aws-sdk/client-sesv2'
import type { EmailSender } from '../../sending/sender-settings.ts'
import { refusalOf } from '../aws-refusal.ts'
import { examineEmailIdentity } from './examine-email-identity.ts'
import { blocks, type DoctorFinding, type Load, warns } from './finding.ts'

/** What SES must tell of, on the bus on which receipts are listened to. */
const HEARD = ['BOUNCE', 'COMPLAINT', 'DELIVERY'] as const

/** Looks at what SES would silently refuse, drop or never tell. */
export async function examineEmail(
  client: SESv2Client,
  sender: EmailSender,
  load: Load,
): Promise<readonly DoctorFinding[]> {
  const account = await client.send(new GetAccountCommand({}))
  return [
    ...judgeAccount(account, load),
    ...(await examineEmailIdentity(client, sender.from)),
    ...(await judgeReceipts(client, sender.configurationSet)),
  ]
}

function judgeAccount(
  { ProductionAccessEnabled, SendingEnabled, EnforcementStatus, SendQuota }: GetAccountCommandOutput,
  { emailsADay = 0, emailsASecond = 0 }: Load,
): readonly DoctorFinding[] {
  const findings: DoctorFinding[] = []
  if (ProductionAccessEnabled !== true) {
    findings.push(
      blocks(
        'SES is in its sandbox: it sends to verified addresses alone, 200 a day.',
        'Ask for production access in the SES console, with what you send and to whom.',
      ),
    )
  }
  if (SendingEnabled === false) {
    findings.push(
      blocks('SES has stopped sending for this account.', 'Read why in the SES console, and mend that first.'),
    )
  }
  if (EnforcementStatus !== undefined && EnforcementStatus !== 'HEALTHY') {
    findings.push(
      warns(`SES reviews this account (${EnforcementStatus}).`, 'Lower bounces and complaints before you send more.'),
    )
  }
  const { Max24HourSend = 0, MaxSendRate = 0 } = SendQuota ?? {}
  if (Max24HourSend >= 0 && Max24HourSend < emailsADay) {
    findings.push(
      blocks(
        `SES allows ${Max24HourSend} emails in 24 hours, and the forecast has ${emailsADay} on its fullest day.`,
        'Ask for a higher daily quota (Service Quotas, Amazon SES, Sending quota).',
      ),
    )
  }
  if (MaxSendRate < emailsASecond) {
    findings.push(
      warns(
        `SES allows ${MaxSendRate} emails a second, and the forecast needs ${emailsASecond} in its fullest hour.`,
        'Ask for a higher sending rate, or let the contacts spread over more hours.',
      ),
    )
  }
  return findings
}

async function judgeReceipts(
  client: SESv2Client,
  configurationSet: string | undefined,
): Promise<readonly DoctorFinding[]> {
  const unheard = (what: string) => [
    blocks(
      `${what}, so bounces and complaints are never heard and closed addresses are mailed again.`,
      'Deploy the stage again.',
    ),
  ]
  if (configurationSet === undefined) return unheard('Email has no configuration set')
  try {
    const { EventDestinations = [] } = await client.send(
      new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName: configurationSet }),
    )
    const hears = EventDestinations.some(
      ({ Enabled, EventBridgeDestination, MatchingEventTypes = [] }) =>
        Enabled === true &&
        EventBridgeDestination !== undefined &&
        HEARD.every((type) => MatchingEventTypes.some((matching) => matching === type)),
    )
    return hears ? [] : unheard(`The configuration set ${configurationSet} tells nobody of bounces`)
  } catch (error) {
    if (refusalOf(error).name === 'NotFoundException')
      return unheard(`The configuration set ${configurationSet} does not exist`)
    throw error
  }
}
