import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2'

/** What an account may send a second while it is in the sandbox, and the least that any account may. */
const LEAST_PER_SECOND = 1

/** How many emails a second this account may send now. Ask once a cold start: AWS raises it without telling. */
export async function sesSendRate(client: SESv2Client): Promise<number> {
  const { SendQuota } = await client.send(new GetAccountCommand({}))
  return Math.max(LEAST_PER_SECOND, SendQuota?.MaxSendRate ?? LEAST_PER_SECOND)
}
