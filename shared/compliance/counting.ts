import type { Channel } from '../case/channel.ts'
import type { ContactPurpose } from '../case/contact-words.ts'
import type { RecentContact } from '../case/plan.ts'
import type { Approach } from './contract.ts'
import { COUNTED_STATES, stateOf } from './counted.ts'
import { compileLeftOut, type LeftOut } from './left-out.ts'
import { mannersOf, PERSON_BITS, placesOf, placesOfContact } from './narrow.ts'
import type { Rule } from './pack-schema.ts'
import { purposesOf, type Scope } from './scope.ts'
import type { Where } from './where.ts'

/** Which contacts a cap counts. */
export interface Counting {
  readonly channels: ReadonlySet<Channel>
  readonly purposes: ReadonlySet<ContactPurpose>
  readonly states: number
  /** Contacts of the lender, of the borrower, or both. */
  readonly outbound: boolean
  readonly inbound: boolean
  /** Contacts that others made for the lender. */
  readonly elsewhere: boolean
  readonly byDebt: boolean
  readonly byPoint: boolean
  readonly byPlace: boolean
  /** Counts the persons whom the rule names together; otherwise each apart. */
  readonly personsTogether: boolean
  readonly leftOut: LeftOut | undefined
  /** It looks at no more of a contact than its channel, state, purpose and person, as most do. */
  readonly plain: boolean
}

type Counted = Extract<Rule, { kind: 'cap' | 'cooldown' }>

export function compileCounting(rule: Counted, channel: Channel, where: Where): Counting {
  const { per, direction = 'out' } = rule
  const together = rule.kind === 'cooldown' || rule.channelsTogether
  const leftOut = compileLeftOut(rule, where)
  const narrow = rule.places ?? rule.manners
  return {
    channels: new Set(together ? rule.channels : [channel]),
    purposes: purposesOf(rule),
    states: COUNTED_STATES[rule.kind === 'cooldown' ? rule.after : rule.counts],
    outbound: direction !== 'in',
    inbound: direction !== 'out',
    elsewhere: per !== 'lender',
    byDebt: per === 'debt' || per === 'account',
    byPoint: per === 'point',
    byPlace: per === 'place',
    personsTogether: rule.persons !== undefined,
    leftOut,
    plain: per !== 'lender' && per !== 'point' && per !== 'place' && narrow === undefined && leftOut === undefined,
  }
}

/** Whether the contact at a place in the ledger counts against an approach. */
export function counts(
  cap: Counting & Scope,
  approach: Approach,
  contacts: readonly RecentContact[],
  place: number,
): boolean {
  const contact = contacts[place]
  return (
    contact !== undefined &&
    cap.channels.has(contact.channel) &&
    (cap.states & stateOf(contact)) !== 0 &&
    (contact.inbound === true ? cap.inbound : cap.outbound && cap.purposes.has(contact.purpose)) &&
    samePerson(cap, approach, contact) &&
    (cap.plain || countsClosely(cap, approach, contacts, contact, place))
  )
}

function countsClosely(
  cap: Counting & Scope,
  approach: Approach,
  contacts: readonly RecentContact[],
  contact: RecentContact,
  place: number,
): boolean {
  return (
    (cap.elsewhere || contact.elsewhere !== true) &&
    (!cap.byPoint || samePoint(approach, contact)) &&
    (!cap.byPlace || (placesOf(approach) & placesOfContact(contact)) !== 0) &&
    (cap.narrow === undefined || (cap.narrow.places & placesOfContact(contact)) !== 0) &&
    (cap.narrow === undefined || (cap.narrow.manners & mannersOf(contact)) !== 0) &&
    (cap.leftOut === undefined || !cap.leftOut(approach, contacts, place))
  )
}

function samePerson(cap: Counting & Scope, approach: Approach, { person = 'borrower' }: RecentContact): boolean {
  if (!cap.personsTogether) return person === (approach.person ?? 'borrower')
  return cap.narrow === undefined || (cap.narrow.persons & PERSON_BITS[person]) !== 0
}

/** A contact at an address that nobody noted may have been at any. */
function samePoint({ point }: Approach, contact: RecentContact): boolean {
  return point === undefined || contact.point === undefined || contact.point === point.id
}

/** A contact that names no loan may have been about any. */
export function speaksOf(contact: RecentContact, loan: string): boolean {
  return contact.loans.length === 0 || contact.loans.includes(loan)
}
