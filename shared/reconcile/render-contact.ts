import type { CaseFile } from '../case/case-file.ts'
import type { ProposedContact } from '../case/decision.ts'
import type { Policy } from '../case/policy.ts'
import type { RenderedMessage } from '../messages/message.ts'
import { render } from '../messages/render.ts'
import { messageValues } from '../messages/values.ts'

/** The message of a contact, written from the case as the second look read it. */
export function renderContact(caseFile: CaseFile, contact: ProposedContact, policy: Policy): RenderedMessage {
  const { point, channel, template } = contact
  if (template === undefined || point === undefined) throw new Error(`a ${channel} contact has no words to render`)
  return {
    channel,
    to: point.address,
    locale: template.locale,
    template: { id: template.id, version: template.version },
    ...render(template, messageValues(caseFile, contact, policy.lender)),
  }
}
