import type { StrategyError } from '../shared/strategy/strategy-error.ts'
import type { LenderApiSettings } from './lender-api-settings.ts'
import { type PageDomain, pageDomainErrors } from './page-domain.ts'
import { SettingsRefusedError } from './settings-refused.ts'

/** The lender's page: its own domain, and where the lender's own issuer signs people in, as which client. */
export interface LenderPageSettings extends PageDomain {
  /** The page as a public client of the lender's issuer (authorization code and PKCE, no secret). */
  readonly clientId?: string | undefined
  /** What the page asks the issuer for; `openid profile` unless said otherwise. */
  readonly scope?: string | undefined
  /** The origin of the issuer's token endpoint, where it is another than the issuer's. */
  readonly tokenOrigin?: string | undefined
}

/** Throws SettingsRefusedError where the page has no API to show, or nobody could sign in. */
export function requireLenderPage(
  page: LenderPageSettings | undefined,
  api: LenderApiSettings | undefined,
  borrowerPage: PageDomain | undefined,
): void {
  if (page === undefined) return
  const errors: StrategyError[] = [...pageDomainErrors('lenderPage', page)]
  if (page.domain !== undefined && page.domain === borrowerPage?.domain) {
    const problem = 'borrowers find their own page at this domain'
    errors.push({ path: '/lenderPage/domain', problem, mend: `use another, such as desk.${page.domain}` })
  }
  if (api === undefined) {
    const mend = 'add lenderApi, with nothing in it if people shall sign in at a pool of its own'
    errors.push({ path: '/lenderApi', problem: 'the page shows what this API tells, and there is none', mend })
  }
  if (api !== undefined && 'issuer' in api && page.clientId === undefined) {
    const mend = 'register the page at your issuer as a public client and write its id'
    errors.push({ path: '/lenderPage/clientId', problem: 'your issuer does not know the page', mend })
  }
  if (api !== undefined && !('issuer' in api) && (page.clientId ?? page.scope ?? page.tokenOrigin) !== undefined) {
    const mend = 'leave clientId, scope and tokenOrigin out, or name your issuer in lenderApi'
    errors.push({ path: '/lenderPage', problem: 'the pool that comes with the API makes a client for the page', mend })
  }
  if (errors.length > 0) throw new SettingsRefusedError('lenderPage', errors)
}
