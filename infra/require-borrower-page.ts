import type { LenderProfile } from '../shared/messages/lender.ts'
import type { StrategyError } from '../shared/strategy/strategy-error.ts'
import { type PageDomain, pageDomainErrors } from './page-domain.ts'
import { SettingsRefusedError } from './settings-refused.ts'

/** Throws SettingsRefusedError where links would not lead to the page that is deployed, or the page would ask nothing. */
export function requireBorrowerPage(page: PageDomain | undefined, lender: LenderProfile): void {
  if (page === undefined) return
  const { domain } = page
  const { linkBase, unsubscribeBase, secondFactor } = lender
  const errors: StrategyError[] = [...pageDomainErrors('borrowerPage', page)]
  if (domain !== undefined && linkBase !== `https://${domain}`) {
    const problem = `links begin with ${linkBase}, and the page lies at https://${domain}`
    errors.push({ path: '/lender/linkBase', problem, mend: `write https://${domain}` })
  }
  if (domain !== undefined && unsubscribeBase !== `https://${domain}/stop`) {
    const problem = 'the page unsubscribes at another address'
    errors.push({ path: '/lender/unsubscribeBase', problem, mend: `write https://${domain}/stop` })
  }
  if (secondFactor === undefined) {
    const mend = 'write the question (asks) in each language, and whether the answer is digits alone'
    errors.push({ path: '/lender/secondFactor', problem: 'the page has no question to ask', mend })
  }
  if (errors.length > 0) throw new SettingsRefusedError('borrowerPage', errors)
}
