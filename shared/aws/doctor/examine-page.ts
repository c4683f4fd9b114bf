import { DAY } from '../../time/instant.ts'
import type { DoctorFinding } from './finding.ts'
import type { LookAtPage } from './look-at-page.ts'

/** A certificate of ACM renews itself 60 days before it ends; one that has not by then will not. */
const LATE = 30 * DAY

/** A page under a domain of the lender's, and what follows where it can't be opened. */
export interface PageAt {
  readonly called: string
  readonly domain: string
  /** What is always there and is nobody's. */
  readonly path: string
  readonly otherwise: string
  readonly severity: DoctorFinding['severity']
}

/** Looks whether a domain leads to its page, by a certificate that will hold. */
export async function examinePage(page: PageAt, look: LookAtPage, now: number): Promise<readonly DoctorFinding[]> {
  const { called, domain, path, otherwise, severity } = page
  try {
    const { status, certifiedUntil } = await look(`https://${domain}${path}`)
    const found: DoctorFinding[] = []
    if (status !== 200) {
      const what = `Something else than ${called} answers at ${domain} (status ${status}).`
      found.push({ severity, what, mend: 'Send the name in the DNS to the DomainTarget of the stack.' })
    }
    if (certifiedUntil - now < LATE) {
      const what = `The certificate of ${domain} ends within 30 days and has not renewed itself.`
      const mend = 'See in ACM why: most often the DNS record that proves the domain is gone.'
      found.push({ severity: 'warns', what, mend })
    }
    return found
  } catch (error) {
    const name = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    const capital = called.charAt(0).toUpperCase() + called.slice(1)
    const what = `${capital} can't be opened at ${domain} (${name}), so ${otherwise}.`
    const mend =
      'Send the name in the DNS to the DomainTarget of the stack, and see that the certificate is for this name.'
    return [{ severity, what, mend }]
  }
}
