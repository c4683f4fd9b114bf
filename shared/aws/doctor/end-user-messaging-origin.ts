import {
  DescribePhoneNumbersCommand,
  DescribePoolsCommand,
  type PinpointSMSVoiceV2Client,
  paginateDescribePhoneNumbers,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { blocks, type DoctorFinding, warns } from './finding.ts'

/** As much of a pool or a number as says whether it sends and who hears STOP. */
interface Origin {
  readonly Status?: string | undefined
  readonly TwoWayEnabled?: boolean | undefined
  readonly SelfManagedOptOutsEnabled?: boolean | undefined
}

/** Judges where messages come from: a pool, a number, or a sender id, which nobody can answer. */
export async function judgeOrigin(client: PinpointSMSVoiceV2Client, name: string): Promise<readonly DoctorFinding[]> {
  const origin = await originOf(client, name)
  if (origin === undefined) {
    return [
      warns(
        `The origin ${name} is neither a pool nor a number of this account. A sender id can't receive, so nobody can answer STOP.`,
        'Use a pool with numbers that can receive where the country has them, and name another way out in the message.',
      ),
    ]
  }
  return [...judgeStatus(name, origin), ...judgeOptOuts(name, origin)]
}

function judgeStatus(name: string, { Status }: Origin): readonly DoctorFinding[] {
  if (Status === undefined || Status === 'ACTIVE') return []
  return [
    blocks(
      `The origin ${name} is not active (${Status}), so nothing is sent from it.`,
      'Finish its registration in the console of End User Messaging.',
    ),
  ]
}

function judgeOptOuts(name: string, { SelfManagedOptOutsEnabled }: Origin): readonly DoctorFinding[] {
  if (SelfManagedOptOutsEnabled !== true) return []
  return [
    blocks(
      `The origin ${name} leaves opt-outs to you: AWS does not stop sending when a borrower answers STOP.`,
      'Switch self-managed opt-outs off until replies are read by Duewell.',
    ),
  ]
}

async function originOf(client: PinpointSMSVoiceV2Client, name: string): Promise<Origin | undefined> {
  try {
    if (/(^|\/)pool-/.test(name)) return (await client.send(new DescribePoolsCommand({ PoolIds: [name] }))).Pools?.[0]
    if (/^\+\d+$/.test(name)) return await numberOf(client, name)
    return (await client.send(new DescribePhoneNumbersCommand({ PhoneNumberIds: [name] }))).PhoneNumbers?.[0]
  } catch (error) {
    const reason = error instanceof Error ? error.name : ''
    if (reason === 'ResourceNotFoundException' || reason === 'ValidationException') return undefined
    throw error
  }
}

/** AWS finds a number by its id; one that is written out has to be looked for. */
async function numberOf(client: PinpointSMSVoiceV2Client, number: string): Promise<Origin | undefined> {
  for await (const { PhoneNumbers = [] } of paginateDescribePhoneNumbers({ client }, {})) {
    const found = PhoneNumbers.find(({ PhoneNumber }) => PhoneNumber === number)
    if (found !== undefined) return found
  }
  return undefined
}
