import { type Channel, PURPOSES, type Purpose } from '../case/channel.ts'
import { CONTACT_PURPOSES, type ContactPurpose } from '../case/contact-words.ts'
import type { Instant } from '../time/instant.ts'
import type { Approach } from './contract.ts'
import { type CompiledException, compileExceptions } from './exceptions.ts'
import { type InForce, inForce } from './in-force.ts'
import { compileNarrow, type Narrow, narrowly } from './narrow.ts'
import type { Rule } from './pack-schema.ts'
import type { Where } from './where.ts'

/** When and for which approaches a compiled rule binds. Sets are bits and absent bounds are infinite, so that a check is arithmetic. */
export interface Scope extends InForce {
  readonly rule: string
  readonly purposes: number
  readonly minDaysPastDue: number
  readonly maxDaysPastDue: number
  /** What few rules look at; absent where the rule does not. */
  readonly narrow: Narrow | undefined
  /** The ways out of the rule; absent where there is none. */
  readonly unless: readonly CompiledException[] | undefined
}

export const CHANNEL_BITS: Readonly<Record<Channel, number>> = { sms: 1, email: 2, voice: 4, webhook: 8, agent: 16 }
export const PURPOSE_BITS: Readonly<Record<ContactPurpose, number>> = {
  upcoming: 1 << 0,
  'due-today': 1 << 1,
  overdue: 1 << 2,
  'offer-arrangement': 1 << 3,
  'promise-due': 1 << 4,
  'promise-broken': 1 << 5,
  'instalment-due': 1 << 6,
  'instalment-missed': 1 << 7,
  thanks: 1 << 8,
  education: 1 << 9,
  answer: 1 << 10,
  'confirm-opt-out': 1 << 11,
  'at-request': 1 << 12,
  'better-offer': 1 << 13,
  review: 1 << 14,
  locate: 1 << 15,
  'legal-notice': 1 << 16,
  'with-adviser': 1 << 17,
}

const ANSWERING = ['answer', 'confirm-opt-out'] as const

export function compileScope(rule: Rule, where: Where): Scope {
  return {
    rule: rule.id,
    purposes: purposesOf(rule),
    minDaysPastDue: rule.daysPastDue?.min ?? Number.NEGATIVE_INFINITY,
    maxDaysPastDue: rule.daysPastDue?.max ?? Number.POSITIVE_INFINITY,
    ...inForce(rule, where),
    narrow: compileNarrow(rule),
    unless: compileExceptions(rule, where),
  }
}

/**
 * The purposes that a rule is about, as bits. A cap is not about those that it leaves out of its count. A limit that the house
 * sets itself is about what the house begins: whoever writes to us is answered in spite of it. A limit of the law binds an
 * answer too, unless the rule says otherwise.
 */
export function purposesOf(rule: Rule): number {
  const excluded = 'excludes' in rule ? (rule.excludes?.purposes ?? []) : []
  const ofHouse =
    rule.status === 'house' && rule.purposes === undefined && (rule.kind === 'cap' || rule.kind === 'cooldown')
  const except = bitsOf([...(rule.exceptPurposes ?? []), ...excluded, ...(ofHouse ? ANSWERING : [])], PURPOSE_BITS)
  return bitsOf(rule.purposes ?? CONTACT_PURPOSES, PURPOSE_BITS) & ~except
}

/** The purposes of a strategy's steps that a rule is about. */
export function stepPurposesOf(rule: Rule): readonly Purpose[] {
  const bits = purposesOf(rule)
  return PURPOSES.filter((purpose) => (bits & PURPOSE_BITS[purpose]) !== 0)
}

export function bitsOf<Name extends string>(names: readonly Name[], bits: Readonly<Record<Name, number>>): number {
  return names.reduce((sum, name) => sum | bits[name], 0)
}

/** Whether the rule speaks about this approach at all, at some time. */
export function concerns(scope: Scope, approach: Approach): boolean {
  return (
    (scope.purposes & PURPOSE_BITS[approach.purpose]) !== 0 &&
    approach.daysPastDue >= scope.minDaysPastDue &&
    approach.daysPastDue <= scope.maxDaysPastDue &&
    (scope.narrow === undefined || narrowly(scope.narrow, approach))
  )
}

/** Whether the rule binds this approach at an instant, its exceptions aside. */
export function binds(scope: Scope, approach: Approach, at: Instant): boolean {
  return at >= scope.since && at < scope.until && concerns(scope, approach)
}
