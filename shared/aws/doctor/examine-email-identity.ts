import { GetEmailIdentityCommand, type GetEmailIdentityCommandOutput, type SESv2Client } from '@aws-sdk/client-sesv2'
import { refusalOf } from '../aws-refusal.ts'
import { blocks, type DoctorFinding, warns } from './finding.ts'

/** Looks whether SES sends and signs mail from an address: under the address itself or under its domain. */
export async function examineEmailIdentity(client: SESv2Client, from: string): Promise<readonly DoctorFinding[]> {
  const address = addressOf(from)
  return judgeIdentities(await identitiesOf(client, address), domainOf(address))
}

function judgeIdentities(
  identities: readonly GetEmailIdentityCommandOutput[],
  domain: string,
): readonly DoctorFinding[] {
  if (!identities.some(({ VerifiedForSendingStatus }) => VerifiedForSendingStatus === true)) {
    return [
      blocks(
        `SES has not verified ${domain}, so it refuses what is sent from there.`,
        `Verify ${domain} as an identity in SES.`,
      ),
    ]
  }
  const signs = identities.some(
    ({ DkimAttributes }) => DkimAttributes?.SigningEnabled === true && DkimAttributes.Status === 'SUCCESS',
  )
  if (signs) return []
  return [
    warns(
      `Mail from ${domain} is not signed with DKIM; large mailbox providers refuse or hide such mail.`,
      `Switch on Easy DKIM for ${domain} and publish its three CNAME records.`,
    ),
  ]
}

/** The identities of the whole address and of its domain, as far as they exist. */
async function identitiesOf(client: SESv2Client, address: string): Promise<readonly GetEmailIdentityCommandOutput[]> {
  const found: GetEmailIdentityCommandOutput[] = []
  for (const EmailIdentity of [address, domainOf(address)]) {
    try {
      found.push(await client.send(new GetEmailIdentityCommand({ EmailIdentity })))
    } catch (error) {
      if (refusalOf(error).name !== 'NotFoundException') throw error
    }
  }
  return found
}

/** `Name <name@domain>` or `name@domain`. */
function addressOf(from: string): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
