import { examinePage } from './examine-page.ts'
import type { DoctorFinding } from './finding.ts'
import type { LookAtPage } from './look-at-page.ts'

/** Looks whether the links of messages lead to the borrower's page. It asks for what every page has and no link. */
export function examineBorrowerPage(domain: string, look: LookAtPage, now: number): Promise<readonly DoctorFinding[]> {
  const called = "the borrower's page"
  const otherwise = 'every link leads nowhere'
  return examinePage({ called, domain, path: '/robots.txt', otherwise, severity: 'blocks' }, look, now)
}
