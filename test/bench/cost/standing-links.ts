import type { KeyedHash } from '../../../shared/aws/keyed-hash.ts'
import type { CaseFile } from '../../../shared/case/case-file.ts'
import type { Plan, RecentContact } from '../../../shared/case/plan.ts'
import { carriedLink, LINK_CARRIED, withLink } from '../../../shared/links/carried-link.ts'
import { issueLinks } from '../../../shared/links/issue-links.ts'
import type { LinkStore } from '../../../shared/links/link-store.ts'
import { DAY } from '../../../shared/time/instant.ts'

/** Ages of links that cases come with, in turn: every age is as likely as every other. */
const AGES = LINK_CARRIED / DAY

/**
 * The case with the links that its past messages left, begun and carried by the rule that sending goes by. Its first message to
 * each address was as many days earlier as its number says, so that the case's next message begins a link as often as in a stage
 * that has long been running.
 */
export function withStandingLinks(caseFile: CaseFile, index: number): CaseFile {
  const { plan } = caseFile
  const [locale = 'en'] = caseFile.borrower.locales
  let sofar: Plan = { ...plan, contacts: [] }
  for (const past of plan.contacts) {
    const isFirst = !sofar.contacts.some(({ point }) => point === past.point)
    const contact = isFirst ? { ...past, at: past.at - (index % AGES) * DAY } : past
    const { channel, point = '' } = contact
    const carried = carriedLink({ plan: sofar, closedPoints: [] }, { channel, point, locale }, contact.at)
    sofar = carried === undefined ? begun(contact, sofar, locale) : { ...sofar, contacts: [...sofar.contacts, contact] }
  }
  return { ...caseFile, plan: sofar }
}

/** Keeps those links as issuing them did. */
export async function keepStandingLinks(
  { borrower, plan }: CaseFile,
  links: LinkStore,
  hash: KeyedHash,
): Promise<void> {
  for (const { contact, locale } of plan.links ?? []) {
    const { at, channel, point = '' } = plan.contacts.find(({ id }) => id === contact) ?? { at: 0, channel: 'sms' }
    const derive = (of: string, by: string) => hash.ofLink(of, by)
    const references = issueLinks({ links, derive, clock: { now: () => at } })
    await references.issue({ borrower: borrower.id, contact, channel, point, locale })
  }
}

function begun(contact: RecentContact, plan: Plan, locale: string): Plan {
  return withLink({ ...plan, contacts: [...plan.contacts, contact] }, { contact: contact.id, locale }, contact.at)
}
