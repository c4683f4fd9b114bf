import type { CaseFile } from '../case/case-file.ts'
import type { ProposedContact } from '../case/decision.ts'
import type { PlanLink } from '../case/plan.ts'
import type { Policy } from '../case/policy.ts'
import { registrationOf } from '../case/registered.ts'
import { carriedLink } from '../links/carried-link.ts'
import { REFERENCE_LENGTH } from '../links/reference.ts'
import type { RenderedMessage } from '../messages/message.ts'
import { render } from '../messages/render.ts'
import { linksOf, messageValues } from '../messages/values.ts'
import type { LinkedContact, LinkReferences } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

/** What stands in the links of a message that nobody gets: it is as long as a reference, and leads nowhere. */
const UNISSUED = '0'.repeat(REFERENCE_LENGTH)

export interface RenderedContact {
  readonly message: RenderedMessage
  /** The link that it begins; absent where it has none, or goes on with an earlier message's. */
  readonly began?: PlanLink
}

/** Where the links of messages come from, and since when those that were issued are known. */
export interface Linking {
  readonly references: LinkReferences
  readonly knownSince?: Instant | undefined
}

/** The message of a contact, written from the case as the second look read it. `claim` is the contact's id. */
export async function renderContact(
  caseFile: CaseFile,
  contact: ProposedContact,
  claim: string,
  policy: Policy,
  linking: Linking | undefined,
  now: Instant,
): Promise<RenderedContact> {
  const { point, channel, template } = contact
  if (template === undefined || point === undefined) throw new Error(`a ${channel} contact has no words to render`)
  const registration = registrationOf(channel, point.address, template, policy)
  const { locale, variables } = template
  const linked = channel === 'email' || variables.includes('link') || variables.includes('unsubscribeLink')
  const grant = { borrower: caseFile.borrower.id, contact: claim, channel, point: point.id, locale }
  const link = linked && linking ? await linkFor(caseFile, contact, grant, linking, now) : { reference: UNISSUED }
  const links = linksOf(policy.lender, link.reference)
  const values = messageValues(caseFile, contact, policy.lender, links)
  const message = {
    channel,
    to: point.address,
    locale,
    template: { id: template.id, version: template.version },
    ...render(template, values),
    ...(registration && { registration }),
    ...(channel === 'email' && { unsubscribeUrl: values.unsubscribeLink }),
  }
  return { message, ...('began' in link && { began: link.began }) }
}

/**
 * A link is a write of its own, so messages to one address go on with one for a while. An answer begins a new one: it may have
 * been asked for because somebody guesses at the old.
 */
async function linkFor(
  caseFile: CaseFile,
  { purpose }: ProposedContact,
  grant: LinkedContact,
  { references, knownSince }: Linking,
  now: Instant,
): Promise<{ readonly reference: string; readonly began?: PlanLink }> {
  const carried = purpose === 'answer' ? undefined : carriedLink(caseFile, grant, now, knownSince)
  if (carried !== undefined) return { reference: references.again(grant.borrower, carried.contact) }
  const { contact, locale } = grant
  return { reference: await references.issue(grant), began: { contact, locale } }
}
