import type { Finding } from '../case/finding.ts'
import type { Hold } from '../case/hold.ts'
import type { Instant } from '../time/instant.ts'
import type { Approach } from './contract.ts'
import { compileConsent, liftedUntil } from './exceptions.ts'
import { compileHoldEnd, type HoldEnd } from './hold-ends.ts'
import type { Ledger } from './ledger.ts'
import type { Rule } from './pack-schema.ts'
import { binds, compileScope, type Scope } from './scope.ts'
import type { Where } from './where.ts'

/** A rule that says yes or no. */
export interface Permission extends Scope {
  readonly effect: 'deny' | 'flag' | 'route'
  /** Without any hold it has nothing to say, which is how most cases are. */
  readonly needsHold: boolean
  /** Whether the rule has a reason to refuse an approach that it binds. */
  readonly refuses: (approach: Approach, ledger: Ledger, at: Instant) => boolean
}

/** Undefined for a rule of another kind. */
export function compilePermission(rule: Rule, where: Where): Permission | undefined {
  const refuses = compileReason(rule, where)
  if (refuses === undefined || !('effect' in rule)) return refuses && permission(rule, where, 'deny', refuses)
  return permission(
    rule,
    where,
    rule.effect === 'route' ? 'route' : rule.effect === undefined ? 'deny' : 'flag',
    refuses,
  )
}

function permission(
  rule: Rule,
  where: Where,
  effect: Permission['effect'],
  refuses: Permission['refuses'],
): Permission {
  return { ...compileScope(rule, where), effect, refuses, needsHold: rule.kind === 'hold' }
}

function compileReason(rule: Rule, where: Where): Permission['refuses'] | undefined {
  switch (rule.kind) {
    case 'ban':
      return () => true
    case 'not-first':
      return ({ first }) => first === true
    case 'consent': {
      const consented = compileConsent(rule, where.zones)
      return (approach, { contacts }, at) => {
        const stretch = consented(approach, contacts)
        return stretch === undefined || at < stretch.from || at >= stretch.until
      }
    }
    case 'hold': {
      const { holds } = rule
      const endOf = compileHoldEnd(rule, where)
      return (approach, ledger, at) =>
        ledger.holds.some(
          (hold) => holds.some((kind) => kind === hold.kind) && stands(hold, endOf, at) && covers(hold, approach),
        )
    }
    default:
      return undefined
  }
}

function stands({ from, until }: Hold, endOf: HoldEnd, at: Instant): boolean {
  return from <= at && at < (until ?? endOf(from) ?? Number.POSITIVE_INFINITY)
}

function covers({ scope }: Hold, { loans, channel }: Approach): boolean {
  switch (scope.of) {
    case 'all':
      return true
    case 'loan':
      return loans.includes(scope.loan)
    case 'channel':
      return scope.channel === channel
  }
}

/** Whether every yes-or-no rule lets an approach pass; each that does not, or that only warns, leaves a finding. */
export function permitted(
  permissions: readonly Permission[],
  approach: Approach,
  ledger: Ledger,
  at: Instant,
  findings: Finding[],
): boolean {
  let allowed = true
  const nothingHeld = ledger.holds.length === 0
  for (const permission of permissions) {
    if (nothingHeld && permission.needsHold) continue
    const { rule, unless, effect } = permission
    if (!binds(permission, approach, at) || !permission.refuses(approach, ledger, at)) continue
    if (unless !== undefined && liftedUntil(unless, approach, ledger.contacts, at) > at) continue
    findings.push({ rule, effect, channel: approach.channel })
    if (effect !== 'flag') allowed = false
  }
  return allowed
}
