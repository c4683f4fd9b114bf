import type { Finding } from '../case/finding.ts'
import type { RecentContact } from '../case/plan.ts'
import type { Instant } from '../time/instant.ts'
import type { Approach } from './contract.ts'
import { type Counting, counts, speaksOf } from './counting.ts'
import { defer } from './defer.ts'
import { liftedUntil, liftsFrom } from './exceptions.ts'
import type { Release } from './release.ts'
import { binds, type Scope } from './scope.ts'

/** At most `max` counted contacts that are not released yet. A cooldown is the cap of one. */
export interface CompiledCap extends Scope, Release, Counting {
  readonly max: number
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
    if (!binds(cap, approach, open) || !mayBeFull(cap, approach, contacts, open)) continue
    if (cap.unless !== undefined && liftedUntil(cap.unless, approach, contacts, open) > open) continue
    const free = freed(cap, approach, contacts, open)
    if (free <= open) continue
    defer(findings, first, cap.rule, approach.channel, open, Number.isFinite(free) ? free : undefined)
    open = free
  }
  return open
}

/** Whether a cap is full at an instant. */
export function isFull(cap: CompiledCap, approach: Approach, contacts: readonly RecentContact[], at: Instant): boolean {
  if (!binds(cap, approach, at) || !mayBeFull(cap, approach, contacts, at)) return false
  if (cap.unless !== undefined && liftedUntil(cap.unless, approach, contacts, at) > at) return false
  return freeFrom(cap, approach, contacts) > at
}

/** When a cap that binds at an instant no longer holds the approach up. */
function freed(cap: CompiledCap, approach: Approach, contacts: readonly RecentContact[], at: Instant): Instant {
  const free = Math.min(freeFrom(cap, approach, contacts), cap.until)
  return cap.unless === undefined ? free : Math.min(free, liftsFrom(cap.unless, approach, contacts, at))
}

/**
 * A quick look that errs on the side of yes: were there as many contacts as the cap allows since its longest reach? Contacts
 * come in order of time, so it ends at the first that is too old, and need not begin where too few are young enough.
 */
function mayBeFull(cap: CompiledCap, approach: Approach, contacts: readonly RecentContact[], at: Instant): boolean {
  const since = at - cap.reach
  let left = cap.max
  const last = contacts[contacts.length - left]
  if (last === undefined || last.at <= since) return false
  for (let place = contacts.length - 1; place >= 0 && left > 0; place -= 1) {
    const contact = contacts[place]
    if (contact === undefined || contact.at <= since) break
    if (counts(cap, approach, contacts, place) && sharesDebt(cap, approach, contact)) left -= 1
  }
  return left <= 0
}

/** When the cap lets another contact through: the instant from which fewer than `max` counted contacts are left. */
export function freeFrom(cap: CompiledCap, approach: Approach, contacts: readonly RecentContact[]): Instant {
  const counted = contacts.filter((_, place) => counts(cap, approach, contacts, place))
  if (!cap.byDebt) return releasedFrom(cap, counted)
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
  const lastFirst = counted
    .map(({ at }) => cap.releasedAt(at))
    .sort((one, other) => (one < other ? 1 : one > other ? -1 : 0))
  return lastFirst[cap.max - 1] ?? Number.NEGATIVE_INFINITY
}

function sharesDebt(cap: CompiledCap, approach: Approach, contact: RecentContact): boolean {
  if (!cap.byDebt) return true
  for (const loan of approach.loans) if (speaksOf(contact, loan)) return true
  return false
}
