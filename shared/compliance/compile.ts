import type { Channel } from '../case/channel.ts'
import type { ContactPurpose } from '../case/contact-words.ts'
import { byChannel } from './by-channel.ts'
import type { CompiledCap } from './caps.ts'
import { compileWindows } from './compile-windows.ts'
import { compileCounting } from './counting.ts'
import type { Rule } from './pack-schema.ts'
import { compilePermission, type Permission } from './permissions.ts'
import { compileRelease } from './release.ts'
import { compileScope, purposesOf } from './scope.ts'
import type { Where } from './where.ts'
import type { ZoneWindows } from './windows.ts'

/** Rules that say when: hours, and how often. */
export interface TimeRules {
  readonly windows: readonly ZoneWindows[]
  readonly caps: readonly CompiledCap[]
}

/** What binds contact by one channel for one purpose, in flat lists that a decision walks without looking anything up. */
export interface ContactRules extends TimeRules {
  /** Rules that only note what they would have refused; absent where there are none. */
  readonly soft: TimeRules | undefined
  readonly permissions: readonly Permission[]
  /** Those of the caps that count by number or address. */
  readonly pointCaps: readonly CompiledCap[]
  readonly wording: readonly string[]
  /** After this instant no further rule comes into force. */
  readonly lastChange: number
  /** Whether a rule has exceptions, which may run out inside an allowed stretch. */
  readonly hasExceptions: boolean
}

type Margins = Readonly<Record<Channel, number>>

/** The rules by channel and purpose, compiled when they are first asked for: most doors see few of these. */
export function contactRules(
  rules: readonly Rule[],
  where: Where,
  margins: Margins,
): (channel: Channel, purpose: ContactPurpose) => ContactRules {
  const compiled = byChannel(() => new Map<ContactPurpose, ContactRules>())
  return (channel, purpose) => {
    const known = compiled(channel).get(purpose)
    if (known !== undefined) return known
    const about = rules.filter((rule) => rule.channels.includes(channel) && purposesOf(rule).has(purpose))
    const made = compileContact(about, channel, where, margins)
    compiled(channel).set(purpose, made)
    return made
  }
}

function compileContact(rules: readonly Rule[], channel: Channel, where: Where, margins: Margins): ContactRules {
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
    // Asked of templates before anyone knows when they are sent, so a rule's dates and lateness do not narrow it.
    wording: [...new Set(rules.flatMap((rule) => (rule.kind === 'wording' ? rule.wording : [])))],
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
