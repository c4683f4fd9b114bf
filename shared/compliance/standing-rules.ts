import type { Channel } from '../case/channel.ts'
import type { HoldKind } from '../case/hold.ts'
import type { Instant } from '../time/instant.ts'
import { compileHoldEnd } from './hold-ends.ts'
import type { Rule } from './pack-schema.ts'
import type { Where } from './where.ts'

type OptOutRule = Extract<Rule, { kind: 'opt-out' }>

/** What an opt-out by one channel means: the strictest of all rules about it. */
export interface OptOut {
  readonly closes: OptOutRule['closes']
  readonly words: readonly string[]
  readonly reopenWords: readonly string[]
  readonly match: OptOutRule['match']
  /** Within so many business days it must be acted on; undefined where no rule says. */
  readonly actWithinBusinessDays: number | undefined
  readonly confirmOnce: boolean
  readonly rules: readonly string[]
}

const WIDTH = ['address', 'channel', 'texts-and-calls', 'person'] as const satisfies readonly OptOutRule['closes'][]

/** Undefined where no rule speaks of opting out by the channel. */
export function optOutBy(rules: readonly Rule[], channel: Channel): OptOut | undefined {
  const all = rules.filter((rule) => rule.kind === 'opt-out').filter((rule) => rule.channels.includes(channel))
  if (all.length === 0) return undefined
  const within = all.flatMap(({ actWithinBusinessDays }) => actWithinBusinessDays ?? [])
  return {
    closes: WIDTH.findLast((width) => all.some(({ closes }) => closes === width)) ?? 'person',
    words: [...new Set(all.flatMap(({ words = [] }) => words))],
    // A word reopens only where every rule that has such words knows it.
    reopenWords: shared(all.flatMap(({ reopenWords }) => (reopenWords === undefined ? [] : [reopenWords]))),
    match: all.some(({ match }) => match === 'meaning') ? 'meaning' : 'exact',
    actWithinBusinessDays: within.length === 0 ? undefined : Math.min(...within),
    confirmOnce: all.every(({ confirmOnce }) => confirmOnce === true),
    rules: all.map(({ id }) => id),
  }
}

function shared(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists
  return first.filter((word) => others.every((list) => list.includes(word)))
}

/** How long records are kept, in days; undefined where no rule says. `conflict` names rules that can't both be kept. */
export interface Retention {
  readonly atLeastDays: number | undefined
  readonly atMostDays: number | undefined
  readonly conflict: readonly string[]
}

const LONGEST_UNIT = { days: 1, months: 31, years: 366 }
const SHORTEST_UNIT = { days: 1, months: 28, years: 365 }

/** The longest of what must be kept and the shortest of what may be; where they contradict each other, a person decides. */
export function retentionOf(rules: readonly Rule[]): Retention {
  const all = rules.filter((rule) => rule.kind === 'retention')
  const least = all.flatMap(({ id, atLeast }) =>
    atLeast ? [{ id, days: atLeast.count * LONGEST_UNIT[atLeast.unit] }] : [],
  )
  const most = all.flatMap(({ id, atMost }) =>
    atMost ? [{ id, days: atMost.count * SHORTEST_UNIT[atMost.unit] }] : [],
  )
  const floor = least.toSorted((a, b) => b.days - a.days)[0]
  const ceiling = most.toSorted((a, b) => a.days - b.days)[0]
  const conflict =
    floor !== undefined && ceiling !== undefined && floor.days > ceiling.days ? [floor.id, ceiling.id] : []
  return { atLeastDays: floor?.days, atMostDays: ceiling?.days, conflict }
}

/** What stands behind each kind of hold. */
export interface HoldRule {
  readonly rule: string
  /** To whom the contact goes instead. */
  readonly routeTo: 'agent' | 'representative' | undefined
  readonly endOf: (from: Instant) => Instant | undefined
}

/** The first rule behind each kind of hold that denies; one that only warns stands behind none. */
export function compileHolds(rules: readonly Rule[], where: Where): ReadonlyMap<HoldKind, HoldRule> {
  const behind = new Map<HoldKind, HoldRule>()
  for (const rule of rules) {
    if (rule.kind !== 'hold' || rule.effect === 'flag' || rule.effect === 'review') continue
    // What others asked for is no reason to leave the borrower alone.
    if (rule.persons !== undefined && !rule.persons.includes('borrower')) continue
    for (const hold of rule.holds) {
      if (!behind.has(hold))
        behind.set(hold, { rule: rule.id, routeTo: rule.routeTo, endOf: compileHoldEnd(rule, where) })
    }
  }
  return behind
}
