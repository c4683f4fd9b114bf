import type { CaseFile } from '../case/case-file.ts'
import { isClosed } from '../case/opt-outs.ts'
import { newestCarrying } from '../links/carried-link.ts'
import type { Link } from '../links/link.ts'
import { isReference } from '../links/reference.ts'
import type { Instant } from '../time/instant.ts'
import type { PagePorts } from './ports.ts'

/** A link that leads somewhere, with the case that it leads to as it stands now. */
export interface OpenLink {
  readonly reference: string
  /** Of its messages the newest: that is the one that is answered. */
  readonly link: Link
  readonly caseFile: CaseFile
}

/**
 * What a reference leads to. Nowhere, for one that was never issued, has ended, was revoked, or went to a number or address
 * that is no longer the borrower's; to whoever asks these are all the same.
 */
export async function openLink(
  reference: string,
  purpose: Link['for'][number],
  { links, cases, clock }: Pick<PagePorts, 'links' | 'cases' | 'clock'>,
): Promise<OpenLink | undefined> {
  if (!isReference(reference)) return undefined
  const link = await links.find(reference)
  if (link === undefined || !leads(link, purpose, clock.now())) return undefined
  const caseFile = await cases.load(link.borrower)
  if (caseFile === undefined || !isTheirs(link, caseFile)) return undefined
  return { reference, link: { ...link, contact: newestCarrying(link, caseFile.plan) }, caseFile }
}

function leads({ for: purposes, until, revokedAt }: Link, purpose: Link['for'][number], now: Instant): boolean {
  return now < until && revokedAt === undefined && purposes.includes(purpose)
}

function isTheirs({ point: id }: Link, { borrower, closedPoints }: CaseFile): boolean {
  const strangers = closedPoints.filter(({ why }) => why === 'wrong-number')
  const point = borrower.contactPoints.find((each) => each.id === id)
  return point !== undefined && !isClosed(point, strangers)
}
