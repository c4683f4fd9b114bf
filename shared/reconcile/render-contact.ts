import type { CaseFile } from '../case/case-file.ts'
import type { ProposedContact } from '../case/decision.ts'
import type { Policy } from '../case/policy.ts'
import { registrationOf } from '../case/registered.ts'
import type { RenderedMessage } from '../messages/message.ts'
import { render } from '../messages/render.ts'
import { linksOf, messageValues } from '../messages/values.ts'
import type { LinkReferences } from '../ports.ts'

/** The message of a contact, written from the case as the second look read it. */
export function renderContact(
  caseFile: CaseFile,
  contact: ProposedContact,
  policy: Policy,
  references: LinkReferences,
): RenderedMessage {
  const { point, channel, purpose, template } = contact
  if (template === undefined || point === undefined) throw new Error(`a ${channel} contact has no words to render`)
  const registration = registrationOf(channel, point.address, template, policy)
  const links = linksOf(policy.lender, references.of(caseFile.borrower.id, purpose))
  const values = messageValues(caseFile, contact, policy.lender, links)
  return {
    channel,
    to: point.address,
    locale: template.locale,
    template: { id: template.id, version: template.version },
    ...render(template, values),
    ...(registration && { registration }),
    ...(channel === 'email' && { unsubscribeUrl: values.unsubscribeLink }),
  }
}
