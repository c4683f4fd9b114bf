import { type Channel, PURPOSES, type Purpose } from '../case/channel.ts'
import { byChannel } from './by-channel.ts'
import type { CompiledCap } from './caps.ts'
import { compileWindows } from './compile-windows.ts'
import { compileCounting } from './counting.ts'
import type { Rule } from './pack-schema.ts'
import { compilePermission, type Permission } from './permissions.ts'
import { compileRelease } from './release.ts'
import { compileScope, stepPurposesOf } from './scope.ts'
import type { Where } from './where.ts'
import type { ZoneWindows } from './windows.ts'

/** Rules that say when: hours, and how often. */
export interface TimeRules {
  readonly windows: readonly ZoneWindows[]
  readonly caps: readonly CompiledCap[]
}

/** What binds contact by one channel, in flat lists that a decision walks without looking anything up. */
export interface ChannelRules extends TimeRules {
  /** Rules that only note what they would have refused; absent where there are none. */
  readonly soft: TimeRules | undefined
  readonly permissions: readonly Permission[]
  /** Those of the caps that count by number or address. */
  readonly pointCaps: readonly CompiledCap[]
  readonly wording: ReadonlyMap<Purpose, readonly string[]>
  /** After this instant no further rule comes into force. */
  readonly lastChange: number
  /** Whether a rule has exceptions, which may run out inside an allowed stretch. */
  readonly hasExceptions: boolean
}

type Margins = Readonly<Record<Channel, number>>

export function compileChannels(
  rules: readonly Rule[],
  where: Where,
  margins: Margins,
): Readonly<Record<Channel, ChannelRules>> {
  return byChannel((channel) =>
    compileChannel(
      rules.filter((rule) => rule.channels.includes(channel)),
      channel,
      where,
      margins,
    ),
  )
}

function compileChannel(rules: readonly Rule[], channel: Channel, where: Where, margins: Margins): ChannelRules {
  const hard = compileTimes(
    rules.filter((rule) => !isSoft(rule)),
    channel,
    where,
    margins,
  )
  const soft = compileTimes(rules.filter(isSoft), channel, where, margins)
  const scopes = [...hard.windows.flatMap(({ windows }) => windows), ...hard.caps]
  return {
    ...hard,
    soft: soft.windows.length + soft.caps.length === 0 ? undefined : soft,
    permissions: rules.flatMap((rule) => compilePermission(rule, where) ?? []),
    pointCaps: hard.caps.filter(({ byPoint }) => byPoint),
    wording: new Map(PURPOSES.map((purpose) => [purpose, wordingFor(rules, purpose)])),
    lastChange: Math.max(...scopes.map(({ since }) => since), Number.NEGATIVE_INFINITY),
    hasExceptions: scopes.some(({ unless }) => unless !== undefined),
  }
}

function isSoft(rule: Rule): boolean {
  return 'effect' in rule && (rule.effect === 'flag' || rule.effect === 'review')
}

function compileTimes(rules: readonly Rule[], channel: Channel, where: Where, margins: Margins): TimeRules {
  return {
    windows: compileWindows(
      rules.filter((rule) => rule.kind === 'window'),
      channel,
      where,
      margins,
    ),
    caps: rules.flatMap((rule) => compileCap(rule, channel, where) ?? []),
  }
}

function compileCap(rule: Rule, channel: Channel, where: Where): CompiledCap | undefined {
  if (rule.kind !== 'cap' && rule.kind !== 'cooldown') return undefined
  const cooldown = rule.kind === 'cooldown'
  const span = cooldown ? { of: 'rolling' as const, count: rule.count, unit: rule.unit } : rule.within
  const firstDayCounts = !cooldown || rule.firstDayCounts !== false
  return {
    ...compileScope(rule, where),
    ...compileRelease(span, where.zones, firstDayCounts),
    ...compileCounting(rule, channel, where),
    max: cooldown ? 1 : rule.max,
  }
}

/** Wording is asked of templates before anyone knows when they are sent, so a rule's dates and lateness do not narrow it. */
function wordingFor(rules: readonly Rule[], purpose: Purpose): readonly string[] {
  const wanted = rules.flatMap((rule) =>
    rule.kind === 'wording' && stepPurposesOf(rule).includes(purpose) ? rule.wording : [],
  )
  return [...new Set(wanted)]
}
