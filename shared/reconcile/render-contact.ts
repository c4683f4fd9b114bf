import type { CaseFile } from '../case/case-file.ts'
import type { ProposedContact } from '../case/decision.ts'
import type { Policy } from '../case/policy.ts'
import { registrationOf } from '../case/registered.ts'
import { REFERENCE_LENGTH } from '../links/reference.ts'
import type { RenderedMessage } from '../messages/message.ts'
import { render } from '../messages/render.ts'
import { linksOf, messageValues } from '../messages/values.ts'
import type { LinkReferences } from '../ports.ts'

/** What stands in the links of a message that nobody gets: it is as long as a reference, and leads nowhere. */
const UNISSUED = '0'.repeat(REFERENCE_LENGTH)

/** The message of a contact, written from the case as the second look read it. `claim` is the contact's id. */
export async function renderContact(
  caseFile: CaseFile,
  contact: ProposedContact,
  claim: string,
  policy: Policy,
  references: LinkReferences | undefined,
): Promise<RenderedMessage> {
  const { point, channel, template } = contact
  if (template === undefined || point === undefined) throw new Error(`a ${channel} contact has no words to render`)
  const registration = registrationOf(channel, point.address, template, policy)
  const { locale, variables } = template
  const linked = channel === 'email' || variables.includes('link') || variables.includes('unsubscribeLink')
  const grant = { borrower: caseFile.borrower.id, contact: claim, channel, point: point.id, locale }
  const reference = linked ? await references?.issue(grant) : undefined
  const links = linksOf(policy.lender, reference ?? UNISSUED)
  const values = messageValues(caseFile, contact, policy.lender, links)
  return {
    channel,
    to: point.address,
    locale,
    template: { id: template.id, version: template.version },
    ...render(template, values),
    ...(registration && { registration }),
    ...(channel === 'email' && { unsubscribeUrl: values.unsubscribeLink }),
  }
}
