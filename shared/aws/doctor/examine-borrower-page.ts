import { request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { DAY } from '../../time/instant.ts'
import { blocks, type DoctorFinding, warns } from './finding.ts'

/** A certificate of ACM renews itself 60 days before it ends; one that has not by then will not. */
const LATE = 30 * DAY

/** What a page's host answered, and until when its certificate holds. */
export interface PageLook {
  readonly status: number
  readonly certifiedUntil: number
}

/** Asks a page's host as a borrower's browser does, name and certificate and all. */
export type LookAtPage = (url: string) => Promise<PageLook>

/** Looks whether the links of messages lead to the borrower's page. It asks for what every page has and no link. */
export async function examineBorrowerPage(
  domain: string,
  look: LookAtPage,
  now: number,
): Promise<readonly DoctorFinding[]> {
  try {
    const { status, certifiedUntil } = await look(`https://${domain}/robots.txt`)
    const found: DoctorFinding[] = []
    if (status !== 200) {
      found.push(
        blocks(
          `Something else than the borrower's page answers at ${domain} (status ${status}).`,
          'Send the name in the DNS to the DomainTarget of the stack.',
        ),
      )
    }
    if (certifiedUntil - now < LATE) {
      found.push(
        warns(
          `The certificate of ${domain} ends within 30 days and has not renewed itself.`,
          'See in ACM why: most often the DNS record that proves the domain is gone.',
        ),
      )
    }
    return found
  } catch (error) {
    const name = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    return [
      blocks(
        `The borrower's page can't be opened at ${domain} (${name}), so every link leads nowhere.`,
        'Send the name in the DNS to the DomainTarget of the stack, and see that the certificate is for this name.',
      ),
    ]
  }
}

const PATIENCE_MS = 10_000

export const lookAtPage: LookAtPage = (url) =>
  new Promise((resolve, reject) => {
    const asked = request(url, { timeout: PATIENCE_MS }, (answer) => {
      answer.resume()
      const until = isTls(answer.socket) ? answer.socket.getPeerCertificate().valid_to : ''
      resolve({ status: answer.statusCode ?? 0, certifiedUntil: Date.parse(until) })
    })
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')))
    asked.on('error', reject)
    asked.end()
  })

function isTls(socket: object): socket is TLSSocket {
  return 'getPeerCertificate' in socket
}
