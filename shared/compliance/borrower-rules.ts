import type { Channel, Purpose } from '../case/channel.ts'
import type { Finding } from '../case/finding.ts'
import type { HoldKind } from '../case/hold.ts'
import type { RecentContact } from '../case/plan.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Instant, LATEST_INSTANT } from '../time/instant.ts'
import type { DayHours } from '../time/window.ts'
import type { Zone } from '../time/zone.ts'
import { byChannel } from './by-channel.ts'
import { afterCaps, freeFrom } from './caps.ts'
import type { ChannelRules } from './compile.ts'
import { consented } from './consents.ts'
import type { Approach, RuleSet } from './contract.ts'
import { afterHours, hoursEnd, withMargin } from './local-hours.ts'
import { concerns } from './scope.ts'
import { afterWindows, windowsEnd } from './windows.ts'

/** Everything that was compiled for the places and zones that a borrower shares with others. */
export interface PlaceRules {
  readonly located: boolean
  /** The home zone first. */
  readonly zones: readonly [Zone, ...Zone[]]
  readonly calendar: Calendar
  readonly channels: Readonly<Record<Channel, ChannelRules>>
  readonly holds: ReadonlyMap<HoldKind, string>
  readonly marginMinutes: Readonly<Record<Channel, number>>
}

/** The rules of one borrower: those of the place, and the borrower's own wish for hours. */
export class BorrowerRules implements RuleSet {
  readonly located: boolean
  readonly zones: readonly Zone[]
  readonly homeZone: Zone
  readonly calendar: Calendar
  readonly #place: PlaceRules
  readonly #preferred: Readonly<Record<Channel, DayHours>> | undefined

  constructor(place: PlaceRules, preferred: DayHours | undefined) {
    this.located = place.located
    this.zones = place.zones
    this.homeZone = place.zones[0]
    this.calendar = place.calendar
    this.#place = place
    this.#preferred = preferred && byChannel((channel) => withMargin(preferred, place.marginMinutes[channel]))
  }

  permits(approach: Approach, at: Instant, findings: Finding[]): boolean {
    return consented(this.#place.channels[approach.channel].consents, approach, at, findings)
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
    const { windows, caps } = this.#place.channels[channel]
    const preferred = this.#preferred?.[channel]
    const home = this.homeZone
    const limit = Math.min(horizon, LATEST_INSTANT)
    const first = findings.length
    let at = from
    while (at < limit) {
      const asked = at
      at = afterCaps(caps, approach, contacts, at, findings, first)
      for (const zone of windows) if (at < limit) at = afterWindows(zone, approach, at, limit, findings, first)
      if (at < limit) at = afterHours(home, hours, 'step-window', channel, at, limit, findings, first)
      if (at < limit && preferred !== undefined) {
        at = afterHours(home, preferred, 'preferred-hours', channel, at, limit, findings, first)
      }
      if (at === asked) return at
    }
    return Number.POSITIVE_INFINITY
  }

  closesAt(approach: Approach, contacts: readonly RecentContact[], hours: DayHours, at: Instant): Instant {
    const rules = this.#place.channels[approach.channel]
    const preferred = this.#preferred?.[approach.channel]
    let end = hoursEnd(this.homeZone, hours, at)
    if (preferred !== undefined) end = Math.min(end, hoursEnd(this.homeZone, preferred, at))
    for (const zone of rules.windows) end = Math.min(end, windowsEnd(zone, approach, at))
    return rules.lastChange > at ? beforeChanges(rules, approach, contacts, at, end) : end
  }

  requiredWording(channel: Channel, purpose: Purpose): readonly string[] {
    return this.#place.channels[channel].wording.get(purpose) ?? []
  }

  holdRule(kind: HoldKind): string | undefined {
    return this.#place.holds.get(kind)
  }
}

/** A rule that comes into force inside a window ends it there if it may refuse: what comes after is decided under it. */
function beforeChanges(
  { windows, caps }: ChannelRules,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
  end: Instant,
): Instant {
  let first = end
  for (const zone of windows) {
    for (const window of zone.windows) {
      if (window.since > at && window.since < first && concerns(window, approach)) first = window.since
    }
  }
  for (const cap of caps) {
    const comes = cap.since > at && cap.since < first && concerns(cap, approach)
    if (comes && freeFrom(cap, approach, contacts) > cap.since) first = cap.since
  }
  return first
}
