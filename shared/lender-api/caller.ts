/** What a person or a system of the lender may do. */
export const ROLES = ['agent', 'manager', 'auditor'] as const
export type Role = (typeof ROLES)[number]

/** Who asks, as the sign-in calls them, and as what. */
export interface Caller {
  readonly sub: string
  readonly roles: ReadonlySet<Role>
}

/**
 * Who the claims of a token are about; undefined where they say too little. Roles are the groups of a person, or the scopes of a
 * system (`duewell/manager`). An ID token says who somebody is and is no key to anything.
 */
export function callerOf(claims: Readonly<Record<string, unknown>>, rolesClaim: string): Caller | undefined {
  const { sub, token_use: use, scope } = claims
  if (typeof sub !== 'string' || sub === '' || sub.length > 128) return undefined
  if (use !== undefined && use !== 'access') return undefined
  const named = [...wordsOf(claims[rolesClaim]), ...wordsOf(scope).flatMap(scopedRole)]
  return { sub, roles: new Set(ROLES.filter((role) => named.includes(role))) }
}

/** An HTTP API hands a list on as `[one two]`. */
function wordsOf(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.filter((word) => typeof word === 'string')
  return typeof claim === 'string' ? claim.split(/[[\],\s]+/).filter((word) => word !== '') : []
}

const SCOPE = 'duewell/'

function scopedRole(scope: string): readonly string[] {
  return scope.startsWith(SCOPE) ? [scope.slice(SCOPE.length)] : []
}
