import type { Channel } from '../case/channel.ts'
import type { HoldKind } from '../case/hold.ts'
import type { Instant } from '../time/instant.ts'
import { compileHoldEnd, type HoldEnd } from './hold-ends.ts'
import { inForce } from './in-force.ts'
import type { Rule } from './pack-schema.ts'
import type { Where } from './where.ts'

type OptOutRule = Extract<Rule, { kind: 'opt-out' }>

/** What an opt-out by one channel means: the strictest of all rules about it. */
export interface OptOut {
  readonly closes: OptOutRule['closes']
  readonly words: readonly string[]
  readonly reopenWords: readonly string[]
  readonly match: OptOutRule['match']
  readonly rules: readonly string[]
}

/** What an opt-out means at an instant; undefined where no rule in force speaks of it. */
export type OptOutAt = (at: Instant) => OptOut | undefined

const WIDTH = ['address', 'channel', 'texts-and-calls', 'person'] as const satisfies readonly OptOutRule['closes'][]

export function compileOptOut(rules: readonly Rule[], channel: Channel, where: Where): OptOutAt {
  const all = rules
    .filter((rule) => rule.kind === 'opt-out')
    .filter((rule) => rule.channels.includes(channel))
    .map((rule) => ({ rule, ...inForce(rule, where) }))
  if (all.length === 0) return () => undefined
  return (at) => strictest(all.filter(({ since, until }) => at >= since && at < until).map(({ rule }) => rule))
}

function strictest(all: readonly OptOutRule[]): OptOut | undefined {
  if (all.length === 0) return undefined
  return {
    closes: WIDTH.findLast((width) => all.some(({ closes }) => closes === width)) ?? 'person',
    words: [...new Set(all.flatMap(({ words = [] }) => words))],
    // A word reopens only where every rule that has such words knows it.
    reopenWords: shared(all.flatMap(({ reopenWords }) => (reopenWords === undefined ? [] : [reopenWords]))),
    match: all.some(({ match }) => match === 'meaning') ? 'meaning' : 'exact',
    rules: all.map(({ id }) => id),
  }
}

function shared(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists
  return first.filter((word) => others.every((list) => list.includes(word)))
}

/** What stands behind each kind of hold. */
export interface HoldRule {
  readonly rule: string
  /** To whom the contact goes instead. */
  readonly routeTo: 'agent' | 'representative' | undefined
  readonly endOf: HoldEnd
}

/**
 * What stands behind each kind of hold: the first rule that denies is named, and the hold ends when all of them have let go of
 * it. One that only warns stands behind none.
 */
export function compileHolds(rules: readonly Rule[], where: Where): ReadonlyMap<HoldKind, HoldRule> {
  const behind = new Map<HoldKind, HoldRule>()
  for (const rule of rules) {
    if (rule.kind !== 'hold' || rule.effect === 'flag' || rule.effect === 'review') continue
    // What others asked for is no reason to leave the borrower alone.
    if (rule.persons !== undefined && !rule.persons.includes('borrower')) continue
    const own = { rule: rule.id, routeTo: rule.routeTo, endOf: compileHoldEnd(rule, where) }
    for (const hold of rule.holds) {
      const first = behind.get(hold)
      behind.set(hold, first === undefined ? own : { ...first, endOf: lastOf(first.endOf, own.endOf) })
    }
  }
  return behind
}

/** Where one of two rules has no end, both together have none. */
function lastOf(one: HoldEnd, other: HoldEnd): HoldEnd {
  return (from) => {
    const [first, second] = [one(from), other(from)]
    return first === undefined || second === undefined ? undefined : Math.max(first, second)
  }
}
