import { CreateEmailIdentityCommand, PutAccountDetailsCommand } from '@aws-sdk/client-sesv2'
import type { Clients } from './clients.ts'
import { MAIL_DOMAIN } from './settings.ts'

/** What a lender arranges with SES before mails may go to borrowers: a domain of one's own, and leave to write to anyone. */
export async function leaveSandbox({ ses }: Clients): Promise<void> {
  await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: MAIL_DOMAIN }))
  const account = {
    ProductionAccessEnabled: true,
    MailType: 'TRANSACTIONAL',
    WebsiteURL: `https://${MAIL_DOMAIN}`,
  } as const
  await ses.send(new PutAccountDetailsCommand(account))
}
