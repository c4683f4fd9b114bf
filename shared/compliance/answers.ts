import type { RecentContact } from '../case/plan.ts'
import { addBusinessDays, type Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../time/zone.ts'
import type { Approach } from './contract.ts'

type Medium = Pick<RecentContact, 'channel' | 'person'>

/**
 * Whether an answer is the first to the borrower's newest message by the same channel, of the contacts before a place. A
 * reminder that went out meanwhile is no answer; what others sent may have been one.
 */
export function isFirstAnswer(
  answer: Medium & Pick<Approach, 'answers'>,
  contacts: readonly RecentContact[],
  before = contacts.length,
): boolean {
  if (answer.answers !== true) return false
  for (let place = before - 1; place >= 0; place -= 1) {
    const contact = contacts[place]
    if (contact === undefined || !sameMedium(contact, answer)) continue
    if (contact.inbound === true) return true
    if ((contact.answers === true || contact.elsewhere === true) && contact.outcome !== 'failed') return false
  }
  return false
}

/** The end of the turn to answer in: so many business days after a message, where the clock is furthest ahead. */
export function turnEnds(zones: readonly Zone[], calendar: Calendar, message: Instant, businessDays: number): Instant {
  const ends = zones.map((zone) => {
    const last = addBusinessDays(calendar, localDay(zone, message), businessDays)
    return firstInstantOf(zone, last + 1, 0)
  })
  return Math.min(...ends)
}

/**
 * When the turn ends that a contact before `before` would carry a thread on in; undefined where there is no such thread. A
 * thread needs a contact of ours, the borrower's message in time after it, and then ours in time after that.
 */
export function threadTurn(
  medium: Medium,
  contacts: readonly RecentContact[],
  before: number,
  turn: (message: Instant) => Instant,
): Instant | undefined {
  const asked = previous(medium, contacts, before)
  if (asked === undefined || contacts[asked]?.inbound !== true) return undefined
  const opened = previous(medium, contacts, asked)
  const [message, opening] = [contacts[asked], opened === undefined ? undefined : contacts[opened]]
  if (message === undefined || opening === undefined || opening.inbound === true) return undefined
  return message.at < turn(opening.at) ? turn(message.at) : undefined
}

/** The place of the contact by the same medium before a place. */
function previous(medium: Medium, contacts: readonly RecentContact[], before: number): number | undefined {
  for (let place = before - 1; place >= 0; place -= 1) {
    const contact = contacts[place]
    if (contact !== undefined && sameMedium(contact, medium)) return place
  }
  return undefined
}

function sameMedium(contact: Medium, other: Medium): boolean {
  return contact.channel === other.channel && (contact.person ?? 'borrower') === (other.person ?? 'borrower')
}
