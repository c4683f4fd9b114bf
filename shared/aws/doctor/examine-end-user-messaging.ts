import {
  DescribeAccountAttributesCommand,
  DescribeConfigurationSetsCommand,
  type PinpointSMSVoiceV2Client,
  paginateDescribeSpendLimits,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { judgeOrigin } from './end-user-messaging-origin.ts'
import { blocks, type DoctorFinding, type Load, warns } from './finding.ts'
import { judgeSpendLimit } from './spend-limit.ts'

/** How one channel sends by End User Messaging. */
export interface EndUserMessagingUse {
  readonly sends: 'texts' | 'calls'
  readonly originationIdentity: string
  readonly configurationSet?: string | undefined
}

const LIMITS = {
  texts: ['text messages', 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT'],
  calls: ['voice messages', 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT'],
} as const

/**
 * Looks at what End User Messaging would refuse, drop or never tell. `topics` are the stage's own: a receipt that goes
 * elsewhere is never heard.
 */
export async function examineEndUserMessaging(
  client: PinpointSMSVoiceV2Client,
  { sends, originationIdentity, configurationSet }: EndUserMessagingUse,
  topics: readonly string[],
  load: Load,
): Promise<readonly DoctorFinding[]> {
  const [of, limit] = LIMITS[sends]
  return [
    ...(await judgeTier(client)),
    ...judgeSpendLimit(
      of,
      await spendLimit(client, limit),
      load,
      'Raise the limit in Service Quotas, then set it in the console of End User Messaging.',
    ),
    ...(await judgeOrigin(client, originationIdentity)),
    ...((await isHeard(client, configurationSet, topics)) ? [] : [UNHEARD]),
  ]
}

/** The account's tier is one for texts and calls. */
async function judgeTier(client: PinpointSMSVoiceV2Client): Promise<readonly DoctorFinding[]> {
  const { AccountAttributes = [] } = await client.send(new DescribeAccountAttributesCommand({}))
  if (AccountAttributes.some(({ Name, Value }) => Name === 'ACCOUNT_TIER' && Value === 'PRODUCTION')) return []
  return [
    blocks(
      'End User Messaging is in its sandbox: only verified numbers receive anything.',
      'Ask for production access in its console.',
    ),
  ]
}

async function spendLimit(client: PinpointSMSVoiceV2Client, name: string): Promise<number | undefined> {
  for await (const { SpendLimits = [] } of paginateDescribeSpendLimits({ client }, {})) {
    const found = SpendLimits.find(({ Name }) => Name === name)
    if (found !== undefined) return found.EnforcedLimit
  }
  return undefined
}

async function isHeard(
  client: PinpointSMSVoiceV2Client,
  set: string | undefined,
  topics: readonly string[],
): Promise<boolean> {
  if (set === undefined) return false
  try {
    const { ConfigurationSets = [] } = await client.send(
      new DescribeConfigurationSetsCommand({ ConfigurationSetNames: [set] }),
    )
    return ConfigurationSets.flatMap(({ EventDestinations = [] }) => EventDestinations).some(
      ({ Enabled, SnsDestination }) => Enabled === true && topics.includes(SnsDestination?.TopicArn ?? ''),
    )
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false
    throw error
  }
}

const UNHEARD = warns(
  'Duewell never hears what became of a message by End User Messaging: numbers that do not exist are tried again.',
  "Give the channel's configuration set an event destination of all text and voice events: the topic that the stack names as its output.",
)
