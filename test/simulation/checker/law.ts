import { readdirSync, readFileSync } from 'node:fs'
import { type PolicyVersion, packFile } from '../world/house-policy.ts'
import { wallClock } from './local-time.ts'

interface Hours {
  readonly days?: readonly string[]
  readonly from: string
  readonly to: string
}
interface Rule {
  readonly id: string
  readonly kind: string
  readonly channels: readonly string[]
  readonly actor: string
  readonly hours?: readonly Hours[]
  readonly zone?: string
  readonly max?: number
  readonly within?: { readonly of: string; readonly count?: number; readonly unit: string }
  readonly per?: string
  readonly channelsTogether?: boolean
  readonly effectiveFrom?: string
  readonly effectiveTo?: string
  readonly counts?: string
}
interface Pack {
  readonly binds: string
  readonly jurisdictions?: readonly string[]
  readonly rules: readonly Rule[]
}

const FOLDER = new URL('../../../shared/compliance/packs/', import.meta.url)
const SHIPPED = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json') && name !== 'replay-house.json')
  .map((name): Pack => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))
const PACKS: Readonly<Record<PolicyVersion, readonly Pack[]>> = {
  1: [...SHIPPED, packFile(1) as unknown as Pack],
  2: [...SHIPPED, packFile(2) as unknown as Pack],
}
const DEFAULT = SHIPPED.find(({ binds }) => binds === 'unknown-jurisdictions')!

/** What a rule may say and still be read here; of one that says more only the packs' own tests judge. */
const READABLE = new Set([
  ...['id', 'sentence', 'status', 'confidence', 'citation', 'url', 'read', 'covers', 'actor', 'channels', 'kind'],
  ...['hours', 'holidays', 'zone', 'agreedHours', 'max', 'within', 'counts', 'per', 'channelsTogether'],
  ...['effectiveFrom', 'effectiveTo', 'supersedes'],
])
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
/** Where a borrower in a country may be of whom no zone is known. Not all of them, but the outermost. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'Pacific/Honolulu'],
}

/** The end of a window is kept by a margin, longer where a message may be on its way for a while. */
const MARGIN_MINUTES: Readonly<Record<string, number>> = { sms: 30, webhook: 30 }

export interface Whereabouts {
  readonly zones: readonly string[]
  readonly jurisdictions: readonly string[]
}

/** A contact that counts. */
export interface Counted {
  readonly at: number
  readonly channel: string
  readonly address: string | undefined
  readonly loans: readonly string[]
  /** A call that somebody may have heard ring and did not take: where calls count, it does too. */
  readonly rang?: boolean
}

export function zonesOf({ zones, jurisdictions }: Whereabouts): readonly string[] {
  return zones.length > 0 ? zones : jurisdictions.flatMap((place) => ZONES[place.slice(0, 2)] ?? [])
}

function rulesFor(
  { jurisdictions }: Whereabouts,
  channel: string,
  at: number,
  version: PolicyVersion,
): readonly Rule[] {
  const bound = PACKS[version].filter(
    ({ binds, jurisdictions: places = [] }) =>
      binds === 'everyone' || (binds === 'jurisdictions' && places.some((place) => jurisdictions.includes(place))),
  )
  const known = jurisdictions.filter((place) => SHIPPED.some((pack) => pack.jurisdictions?.includes(place)))
  const packs = known.length === 0 || known.length < jurisdictions.length ? [...bound, DEFAULT] : bound
  const today = new Date(at).toISOString().slice(0, 10)
  return packs
    .flatMap(({ rules }) => rules)
    .filter(
      (rule) =>
        rule.channels.includes(channel) &&
        rule.actor !== 'third' &&
        (rule.effectiveFrom ?? '') <= today &&
        (rule.effectiveTo ?? '9') > today &&
        Object.keys(rule).every((key) => READABLE.has(key)),
    )
}

/** The rule that closes each of some instants in one of the zones. */
export function closedBy(
  where: Whereabouts,
  channel: string,
  instants: readonly number[],
  version: PolicyVersion,
): string | undefined {
  const [first = 0] = instants
  for (const rule of rulesFor(where, channel, first, version)) {
    if (rule.kind !== 'window' || rule.zone !== 'every-plausible') continue
    for (const zone of zonesOf(where)) {
      if (instants.some((at) => isOpen(rule, zone, at, MARGIN_MINUTES[channel] ?? 2))) continue
      const { date, minute } = wallClock(zone, first)
      return `${rule.id} in ${zone}, where it is ${date} ${Math.floor(minute / 60)}:${minute % 60}`
    }
  }
  return undefined
}

function isOpen({ hours = [] }: Rule, zone: string, at: number, margin: number): boolean {
  const { minute, weekday } = wallClock(zone, at)
  const today = hours.find(({ days }) => days === undefined || days.includes(WEEKDAYS[weekday - 1] ?? ''))
  return today !== undefined && minute >= minuteOf(today.from) && minute < minuteOf(today.to) - margin
}

function minuteOf(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return hour * 60 + minute
}

/** The cap that is full, counting what went before. */
export function fullCap(
  where: Whereabouts,
  next: Counted,
  before: readonly Counted[],
  atNumber: readonly Counted[],
  version: PolicyVersion,
): string | undefined {
  for (const rule of rulesFor(where, next.channel, next.at, version)) {
    if (rule.kind !== 'cap' || rule.max === undefined || rule.within === undefined) continue
    const byNumber = rule.per === 'point'
    if (!byNumber && rule.per !== 'person') continue
    const channels = rule.channelsTogether === true ? rule.channels : [next.channel]
    const counted = (byNumber ? atNumber : before).filter(
      (each) =>
        channels.includes(each.channel) &&
        (each.rang !== true || rule.counts === 'initiated' || rule.counts === 'attempt') &&
        zonesOf(where).some((zone) => isWithin(rule.within!, zone, each.at, next.at)),
    )
    if (counted.length >= rule.max) return `${rule.id}: ${counted.length} before it`
  }
  return undefined
}

function isWithin(
  { of, count = 1, unit }: NonNullable<Rule['within']>,
  zone: string,
  then: number,
  now: number,
): boolean {
  if (of === 'ever') return true
  const [was, is] = [wallClock(zone, then), wallClock(zone, now)]
  if (of === 'rolling') {
    if (unit === 'days') return is.day - was.day < count
    if (unit === 'hours') return now - then < count * 3_600_000
    if (unit === 'minutes') return now - then < count * 60_000
    return false
  }
  if (unit === 'day') return was.date === is.date
  if (unit === 'month') return was.date.slice(0, 7) === is.date.slice(0, 7)
  return false
}
