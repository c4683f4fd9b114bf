import type { Finding } from '../case/finding.ts'
import type { ContactOutcome, RecentContact } from '../case/plan.ts'
import type { Instant } from '../time/instant.ts'
import type { Approach } from './contract.ts'
import { defer } from './defer.ts'
import type { Release } from './release.ts'
import type { Counted } from './rule-kinds.ts'
import { binds, CHANNEL_BITS, PURPOSE_BITS, type Scope } from './scope.ts'

/** At most `max` counted contacts that are not released yet. A cooldown is the cap of one. */
export interface CompiledCap extends Scope, Release {
  readonly max: number
  readonly per: 'person' | 'debt' | 'point'
  readonly channels: number
  readonly outcomes: number
}

const OUTCOME_BITS: Readonly<Record<ContactOutcome, number>> = {
  claimed: 1,
  sent: 2,
  delivered: 4,
  unknown: 8,
  failed: 16,
  observed: 32,
}

/** What was only observed counts as if it had been sent; the reconcile leaves it out where sending is live. */
const SENT_OR_MAYBE =
  OUTCOME_BITS.claimed | OUTCOME_BITS.sent | OUTCOME_BITS.delivered | OUTCOME_BITS.unknown | OUTCOME_BITS.observed

/** The outcomes that count: one that is not known is taken for what the rule fears. */
export const COUNTED_OUTCOMES: Readonly<Record<Counted, number>> = {
  attempt: SENT_OR_MAYBE | OUTCOME_BITS.failed,
  contact: SENT_OR_MAYBE,
  connected: OUTCOME_BITS.claimed | OUTCOME_BITS.delivered | OUTCOME_BITS.unknown,
}

/** Moves an instant on past every cap that is full at it; unchanged when none is. */
export function afterCaps(
  caps: readonly CompiledCap[],
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
  findings: Finding[],
  first: number,
): Instant {
  let open = at
  for (const cap of caps) {
    if (!mayBeFull(cap, approach, contacts, open) || !binds(cap, approach, open)) continue
    const free = Math.min(freeFrom(cap, approach, contacts), cap.until)
    if (free <= open) continue
    defer(findings, first, cap.rule, approach.channel, open, free)
    open = free
  }
  return open
}

/**
 * A quick look that errs on the side of yes: were there as many contacts as the cap allows since its longest reach? Contacts
 * come in order of time, so it ends at the first that is too old.
 */
function mayBeFull(cap: CompiledCap, approach: Approach, contacts: readonly RecentContact[], at: Instant): boolean {
  const since = at - cap.reach
  let left = cap.max
  for (let place = contacts.length - 1; place >= 0 && left > 0; place -= 1) {
    const contact = contacts[place]
    if (contact === undefined || contact.at <= since) break
    if (counts(cap, approach, contact) && sharesDebt(cap, approach, contact)) left -= 1
  }
  return left <= 0
}

/** When the cap lets another contact through: the instant from which fewer than `max` counted contacts are left. */
export function freeFrom(cap: CompiledCap, approach: Approach, contacts: readonly RecentContact[]): Instant {
  const counted = contacts.filter((contact) => counts(cap, approach, contact))
  if (cap.per !== 'debt') return releasedFrom(cap, counted)
  return Math.max(
    ...approach.loans.map((loan) =>
      releasedFrom(
        cap,
        counted.filter((contact) => speaksOf(contact, loan)),
      ),
    ),
  )
}

function releasedFrom(cap: CompiledCap, counted: readonly RecentContact[]): Instant {
  if (counted.length < cap.max) return Number.NEGATIVE_INFINITY
  const lastFirst = counted.map(({ at }) => cap.releasedAt(at)).sort((one, other) => other - one)
  return lastFirst[cap.max - 1] ?? Number.NEGATIVE_INFINITY
}

function counts(cap: CompiledCap, approach: Approach, contact: RecentContact): boolean {
  return (
    (cap.channels & CHANNEL_BITS[contact.channel]) !== 0 &&
    (cap.outcomes & OUTCOME_BITS[contact.outcome]) !== 0 &&
    (cap.purposes & PURPOSE_BITS[contact.purpose]) !== 0 &&
    (cap.per !== 'point' || samePoint(approach, contact))
  )
}

/** A contact at an address that nobody noted may have been at any. */
function samePoint({ point }: Approach, contact: RecentContact): boolean {
  return point === undefined || contact.point === undefined || contact.point === point.id
}

function sharesDebt(cap: CompiledCap, approach: Approach, contact: RecentContact): boolean {
  if (cap.per !== 'debt') return true
  for (const loan of approach.loans) if (speaksOf(contact, loan)) return true
  return false
}

/** A contact that names no loan may have been about any. */
function speaksOf(contact: RecentContact, loan: string): boolean {
  return contact.loans.length === 0 || contact.loans.includes(loan)
}
