import type { Channel, Purpose } from '../case/channel.ts'
import type { ContactPurpose } from '../case/contact-words.ts'
import type { Finding } from '../case/finding.ts'
import type { HoldKind } from '../case/hold.ts'
import type { RecentContact } from '../case/plan.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Instant, LATEST_INSTANT } from '../time/instant.ts'
import type { DayHours } from '../time/window.ts'
import type { Zone } from '../time/zone.ts'
import { isFirstAnswer } from './answers.ts'
import { type ByChannel, byChannel } from './by-channel.ts'
import { afterCaps } from './caps.ts'
import { beforeChanges } from './changes.ts'
import type { ContactRules } from './compile.ts'
import type { Approach, RuleSet } from './contract.ts'
import type { Ledger } from './ledger.ts'
import { afterHours, hoursEnd, withMargin } from './local-hours.ts'
import { permitted } from './permissions.ts'
import { concerns } from './scope.ts'
import type { HoldRule, OptOut, OptOutAt } from './standing-rules.ts'
import { warn } from './warnings.ts'
import { afterWindows, windowsEnd } from './windows.ts'

/** Everything that was compiled for the places and zones that a borrower shares with others. */
export interface PlaceRules {
  readonly located: boolean
  /** The home zone first. */
  readonly zones: readonly [Zone, ...Zone[]]
  readonly calendar: Calendar
  readonly rulesOf: (channel: Channel, purpose: ContactPurpose) => ContactRules
  readonly holds: ReadonlyMap<HoldKind, HoldRule>
  readonly optOuts: ByChannel<OptOutAt>
  readonly marginMinutes: Readonly<Record<Channel, number>>
}

/** The rules of one borrower: those of the place, and the borrower's own wish for hours. */
export class BorrowerRules implements RuleSet {
  readonly located: boolean
  readonly zones: readonly Zone[]
  readonly homeZone: Zone
  readonly calendar: Calendar
  readonly #place: PlaceRules
  readonly #preferred: ByChannel<DayHours> | undefined

  constructor(place: PlaceRules, preferred: DayHours | undefined) {
    this.located = place.located
    this.zones = place.zones
    this.homeZone = place.zones[0]
    this.calendar = place.calendar
    this.#place = place
    this.#preferred = preferred && byChannel((channel) => withMargin(preferred, place.marginMinutes[channel]))
  }

  permits(approach: Approach, ledger: Ledger, at: Instant, findings: Finding[]): boolean {
    return permitted(this.#rulesOf(approach).permissions, approach, ledger, at, findings)
  }

  earliestAllowed(
    approach: Approach,
    contacts: readonly RecentContact[],
    hours: DayHours,
    from: Instant,
    horizon: Instant,
    findings: Finding[],
  ): Instant {
    const { channel } = approach
    const { windows, caps, soft } = this.#rulesOf(approach)
    const preferred = this.#preferredFor(approach, contacts)
    const home = this.homeZone
    const limit = Math.min(horizon, LATEST_INSTANT)
    const first = findings.length
    let at = from
    while (at < limit) {
      const asked = at
      at = afterCaps(caps, approach, contacts, at, findings, first)
      for (const zone of windows)
        if (at < limit) at = afterWindows(zone, approach, contacts, at, limit, findings, first)
      if (at < limit) at = afterHours(home, hours, 'step-window', channel, at, limit, findings, first)
      if (at < limit && preferred !== undefined) {
        at = afterHours(home, preferred, 'preferred-hours', channel, at, limit, findings, first)
      }
      if (at !== asked) continue
      if (soft !== undefined) warn(soft, approach, contacts, at, findings)
      return at
    }
    return Number.POSITIVE_INFINITY
  }

  closesAt(approach: Approach, contacts: readonly RecentContact[], hours: DayHours, at: Instant): Instant {
    const rules = this.#rulesOf(approach)
    const preferred = this.#preferredFor(approach, contacts)
    let end = hoursEnd(this.homeZone, hours, at)
    if (preferred !== undefined) end = Math.min(end, hoursEnd(this.homeZone, preferred, at))
    for (const zone of rules.windows) end = Math.min(end, windowsEnd(zone, approach, contacts, at))
    return rules.lastChange > at || rules.hasExceptions ? beforeChanges(rules, approach, contacts, at, end) : end
  }

  countsByPoint(approach: Approach): boolean {
    return this.#rulesOf(approach).pointCaps.some((cap) => concerns(cap, approach))
  }

  pointFree(approach: Approach, contacts: readonly RecentContact[], at: Instant, findings: Finding[]): Instant {
    return afterCaps(this.#rulesOf(approach).pointCaps, approach, contacts, at, findings, findings.length)
  }

  requiredWording(channel: Channel, purpose: Purpose): readonly string[] {
    return this.#place.rulesOf(channel, purpose).wording
  }

  holdRule(kind: HoldKind): string | undefined {
    return this.#place.holds.get(kind)?.rule
  }

  holdRoute(kind: HoldKind): HoldRule['routeTo'] {
    return this.#place.holds.get(kind)?.routeTo
  }

  holdEnds(kind: HoldKind, from: Instant): Instant | undefined {
    return this.#place.holds.get(kind)?.endOf(from)
  }

  optOut(channel: Channel, at: Instant): OptOut | undefined {
    return this.#place.optOuts(channel)(at)
  }

  #rulesOf({ channel, purpose }: Approach): ContactRules {
    return this.#place.rulesOf(channel, purpose)
  }

  /** A wish for hours does not keep us from answering whoever writes to us outside them. */
  #preferredFor(approach: Approach, contacts: readonly RecentContact[]): DayHours | undefined {
    const preferred = this.#preferred?.(approach.channel)
    return preferred !== undefined && isFirstAnswer(approach, contacts) ? undefined : preferred
  }
}
