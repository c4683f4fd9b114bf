import { CONTACT_PURPOSES, type ContactPurpose } from '../case/contact-words.ts'
import type { Instant } from '../time/instant.ts'
import type { Approach } from './contract.ts'
import { type CompiledException, compileExceptions } from './exceptions.ts'
import { type InForce, inForce } from './in-force.ts'
import { compileNarrow, type Narrow, narrowly } from './narrow.ts'
import type { Rule } from './pack-schema.ts'
import type { Where } from './where.ts'

/** When and for which approaches of its channels and purposes a compiled rule binds. Absent bounds are infinite. */
export interface Scope extends InForce {
  readonly rule: string
  readonly minDaysPastDue: number
  readonly maxDaysPastDue: number
  /** What few rules look at; absent where the rule does not. */
  readonly narrow: Narrow | undefined
  /** The ways out of the rule; absent where there is none. */
  readonly unless: readonly CompiledException[] | undefined
}

const ANSWERING = ['answer', 'confirm-opt-out'] as const

export function compileScope(rule: Rule, where: Where): Scope {
  return {
    rule: rule.id,
    minDaysPastDue: rule.daysPastDue?.min ?? Number.NEGATIVE_INFINITY,
    maxDaysPastDue: rule.daysPastDue?.max ?? Number.POSITIVE_INFINITY,
    ...inForce(rule, where),
    narrow: compileNarrow(rule),
    unless: compileExceptions(rule, where),
  }
}

/**
 * The purposes that a rule is about. A cap is not about those that it leaves out of its count. A limit that the house sets
 * itself is about what the house begins: whoever writes to us is answered in spite of it. A limit of the law binds an answer
 * too, unless the rule says otherwise.
 */
export function purposesOf(rule: Rule): ReadonlySet<ContactPurpose> {
  const excluded = 'excludes' in rule ? (rule.excludes?.purposes ?? []) : []
  const ofHouse =
    rule.status === 'house' && rule.purposes === undefined && (rule.kind === 'cap' || rule.kind === 'cooldown')
  const except = new Set([...(rule.exceptPurposes ?? []), ...excluded, ...(ofHouse ? ANSWERING : [])])
  return new Set(rule.purposes ?? CONTACT_PURPOSES).difference(except)
}

/** Whether a rule of the approach's channel and purpose speaks about it at all, at some time. */
export function concerns(scope: Scope, approach: Approach): boolean {
  return (
    approach.daysPastDue >= scope.minDaysPastDue &&
    approach.daysPastDue <= scope.maxDaysPastDue &&
    (scope.narrow === undefined || narrowly(scope.narrow, approach))
  )
}

/** Whether a rule of the approach's channel and purpose binds it at an instant, its exceptions aside. */
export function binds(scope: Scope, approach: Approach, at: Instant): boolean {
  return at >= scope.since && at < scope.until && concerns(scope, approach)
}
