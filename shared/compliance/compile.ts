import { type Channel, PURPOSES, type Purpose } from '../case/channel.ts'
import type { HoldKind } from '../case/hold.ts'
import type { Calendar } from '../time/calendar.ts'
import { findZone, type Zone } from '../time/zone.ts'
import { byChannel } from './by-channel.ts'
import { COUNTED_OUTCOMES, type CompiledCap } from './caps.ts'
import type { CompiledConsent } from './consents.ts'
import type { Rule } from './pack-schema.ts'
import { compileRelease } from './release.ts'
import { bitsOf, CHANNEL_BITS, compileScope, PURPOSE_BITS } from './scope.ts'
import { byDay, compileWeek } from './week-hours.ts'
import type { CompiledWindow, ZoneWindows } from './windows.ts'

/** What binds contact by one channel, in flat lists that a decision walks without looking anything up. */
export interface ChannelRules {
  readonly windows: readonly ZoneWindows[]
  readonly caps: readonly CompiledCap[]
  readonly consents: readonly CompiledConsent[]
  readonly wording: ReadonlyMap<Purpose, readonly string[]>
  /** After this instant no further rule comes into force. */
  readonly lastChange: number
}

/** Where the borrower may be, and the margin by which each channel's windows close early. */
export interface Surroundings {
  readonly zones: readonly Zone[]
  readonly calendar: Calendar
  readonly marginMinutes: Readonly<Record<Channel, number>>
}

export function compileChannels(rules: readonly Rule[], around: Surroundings): Readonly<Record<Channel, ChannelRules>> {
  return byChannel((channel) =>
    compileChannel(
      rules.filter((rule) => rule.channels.includes(channel)),
      channel,
      around,
    ),
  )
}

/** The first rule that stands behind each kind of hold. */
export function compileHolds(rules: readonly Rule[]): ReadonlyMap<HoldKind, string> {
  const behind = new Map<HoldKind, string>()
  for (const rule of rules) {
    if (rule.kind !== 'hold') continue
    for (const hold of rule.holds) if (!behind.has(hold)) behind.set(hold, rule.id)
  }
  return behind
}

function compileChannel(rules: readonly Rule[], channel: Channel, around: Surroundings): ChannelRules {
  const windows = compileWindows(rules, channel, around)
  const caps = rules.flatMap((rule) => compileCap(rule, channel, around.zones))
  const scopes = [...windows.flatMap(({ windows }) => windows), ...caps]
  return {
    windows,
    caps,
    consents: rules.flatMap((rule) =>
      rule.kind === 'consent' ? [{ ...compileScope(rule, around.zones), freshDays: rule.freshDays }] : [],
    ),
    wording: new Map(PURPOSES.map((purpose) => [purpose, wordingFor(rules, purpose)])),
    lastChange: Math.max(...scopes.map(({ since }) => since), Number.NEGATIVE_INFINITY),
  }
}

function compileWindows(rules: readonly Rule[], channel: Channel, around: Surroundings): readonly ZoneWindows[] {
  const byZone = new Map<Zone, CompiledWindow[]>()
  for (const rule of rules) {
    if (rule.kind !== 'window') continue
    const holidays = rule.holidays === 'closed' ? around.calendar : undefined
    const week = compileWeek(rule.hours, holidays, around.marginMinutes[channel])
    const window = { ...compileScope(rule, around.zones), ...week, hoursOf: byDay(week) }
    const fixed = rule.zone === 'every-plausible' ? undefined : findZone(rule.zone)
    for (const zone of fixed === undefined ? around.zones : [fixed]) {
      byZone.set(zone, [...(byZone.get(zone) ?? []), window])
    }
  }
  return [...byZone].map(([zone, windows]) => ({ zone, windows }))
}

function compileCap(rule: Rule, channel: Channel, zones: readonly Zone[]): readonly CompiledCap[] {
  if (rule.kind !== 'cap' && rule.kind !== 'cooldown') return []
  const cooldown = rule.kind === 'cooldown'
  const span = cooldown ? { of: 'rolling' as const, count: rule.count, unit: rule.unit } : rule.within
  const together = cooldown || rule.channelsTogether
  return [
    {
      ...compileScope(rule, zones),
      ...compileRelease(span, zones),
      max: cooldown ? 1 : rule.max,
      per: rule.per,
      channels: together ? bitsOf(rule.channels, CHANNEL_BITS) : CHANNEL_BITS[channel],
      outcomes: COUNTED_OUTCOMES[cooldown ? rule.after : rule.counts],
    },
  ]
}

/** Wording is asked of templates before anyone knows when they are sent, so a rule's dates and lateness do not narrow it. */
function wordingFor(rules: readonly Rule[], purpose: Purpose): readonly string[] {
  const bit = PURPOSE_BITS[purpose]
  const wanted = rules.flatMap((rule) =>
    rule.kind === 'wording' && (bitsOf(rule.purposes ?? PURPOSES, PURPOSE_BITS) & bit) !== 0 ? rule.wording : [],
  )
  return [...new Set(wanted)]
}
