import type { Role } from '../../../lender-api/caller.ts'

/** Who reads the page, as the API knows them. */
export interface Reader {
  readonly sub: string
  readonly roles: readonly Role[]
}
