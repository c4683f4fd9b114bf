import type { CaseFile } from '../case/case-file.ts'
import type { Plan, PlanLink, RecentContact } from '../case/plan.ts'
import { DAY, type Instant } from '../time/instant.ts'
import type { Link } from './link.ts'

/**
 * How long the messages to one address go on with the link that one of them began. A link lives for 30 days more, so that each
 * message's works for these at least, as a way to unsubscribe must in the USA (15 U.S.C. 7704(a)(3)(A)(ii)).
 */
export const LINK_CARRIED = 60 * DAY
export const LINK_LIVES = LINK_CARRIED + 30 * DAY

type Carrying = Pick<RecentContact, 'channel'> & { readonly point: string }

/**
 * The link that a message to this address in this language goes on with; undefined where it has to begin its own: the last one is
 * too old, from before the instant since which links are known, or the address was closed since. That it leads somewhere is not
 * looked up: a link ends by its age, and is revoked only as its address closes.
 */
export function carriedLink(
  { plan, closedPoints }: Pick<CaseFile, 'plan' | 'closedPoints'>,
  { channel, point, locale }: Carrying & Pick<PlanLink, 'locale'>,
  now: Instant,
  knownSince = 0,
): PlanLink | undefined {
  // Nobody keeps what was said, so a call that has a link begins its own.
  if (channel === 'voice') return undefined
  return plan.links?.find((link) => {
    const began = beginning(plan, link)
    return (
      began !== undefined &&
      goesTo(began, { channel, point }) &&
      link.locale === locale &&
      began.at >= knownSince &&
      now < began.at + LINK_CARRIED &&
      !closedPoints.some((closed) => closed.point === point && closed.since >= began.at)
    )
  })
}

/** The plan after a message that began a link: later ones to the same address go on with it, and with no older one. */
export function withLink(plan: Plan, began: PlanLink, now: Instant): Plan {
  const own = beginning(plan, began)
  const others = (plan.links ?? []).filter((link) => {
    const other = beginning(plan, link)
    return other !== undefined && now < other.at + LINK_CARRIED && !(own && goesTo(own, other))
  })
  return { ...plan, links: [...others, began] }
}

/**
 * The newest contact whose message carries a link: it is what whoever opens the link has before them, and what their answer is
 * to. A link outlives what a plan remembers of the contact that began it; then its own end says when that was.
 */
export function newestCarrying(link: Pick<Link, 'contact' | 'channel' | 'point' | 'until'>, plan: Plan): string {
  const beganAt = plan.contacts.find(({ id }) => id === link.contact)?.at ?? link.until - LINK_LIVES
  const later = plan.links?.flatMap((other) => beginning(plan, other) ?? [])
  const next = later?.find((other) => other.id !== link.contact && goesTo(other, link) && other.at >= beganAt)
  const carries = (each: RecentContact) =>
    isOwn(each) &&
    goesTo(each, link) &&
    each.at >= beganAt &&
    each.at < Math.min(next?.at ?? Number.POSITIVE_INFINITY, beganAt + LINK_CARRIED)
  return plan.contacts.findLast(carries)?.id ?? link.contact
}

function beginning({ contacts }: Plan, { contact }: PlanLink): RecentContact | undefined {
  return contacts.find(({ id }) => id === contact)
}

function goesTo(
  { channel, point }: Pick<RecentContact, 'channel' | 'point'>,
  other: Pick<RecentContact, 'channel' | 'point'>,
) {
  return channel === other.channel && point === other.point
}

/** Made by us and really, or perhaps, there. */
function isOwn({ inbound, elsewhere, outcome }: RecentContact): boolean {
  return (
    inbound !== true && elsewhere !== true && (outcome === 'sent' || outcome === 'delivered' || outcome === 'unknown')
  )
}
