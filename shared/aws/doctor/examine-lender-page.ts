import * as z from 'zod'
import type { AskIssuer } from './ask-issuer.ts'
import { examinePage } from './examine-page.ts'
import { type DoctorFinding, warns } from './finding.ts'
import type { LookAtPage } from './look-at-page.ts'

/** What the function of the page is told: who signs people in, and whom the page may ask. */
const signInSchema = z.object({ issuer: z.url() })
const originsSchema = z.array(z.string())
const discoverySchema = z.object({ issuer: z.string(), token_endpoint: z.url() })

export interface LenderPageAt {
  /** The lender's domain for it. */
  readonly domain: string
  readonly environment: Readonly<Record<string, string>>
}

export interface LenderPageLooks {
  readonly lookAtPage: LookAtPage
  readonly askIssuer: AskIssuer
}

/** Looks whether people can open their page and sign in on it. Messages go on where they can't, so nothing of it blocks. */
export async function examineLenderPage(
  { domain, environment }: LenderPageAt,
  { lookAtPage, askIssuer }: LenderPageLooks,
  now: number,
): Promise<readonly DoctorFinding[]> {
  const called = "the lender's page"
  const otherwise = 'nobody can work on tasks or pause sending there'
  const page = { called, domain, path: '/config.json', otherwise, severity: 'warns' } as const
  const { issuer } = signInSchema.parse(JSON.parse(environment.PAGE_SIGN_IN ?? '{}'))
  const allowed = originsSchema.parse(JSON.parse(environment.PAGE_ORIGINS ?? '[]'))
  return [
    ...(await examinePage(page, lookAtPage, now)),
    ...(await examineSignIn(issuer, `https://${domain}`, allowed, askIssuer)),
  ]
}

async function examineSignIn(
  issuer: string,
  origin: string,
  allowed: readonly string[],
  ask: AskIssuer,
): Promise<readonly DoctorFinding[]> {
  try {
    const { says, letsIn } = await ask(issuer, origin)
    const read = discoverySchema.safeParse(says)
    if (!read.success) return [nobodySignsIn(`${issuer} does not say where it signs people in`, SAY_ISSUER)]
    const found: DoctorFinding[] = []
    if (read.data.issuer !== issuer) {
      const mend = `Write ${read.data.issuer} in lenderApi.issuer, as the issuer itself does.`
      found.push(nobodySignsIn(`${issuer} calls itself ${read.data.issuer}`, mend))
    }
    if (letsIn !== '*' && letsIn !== origin) {
      const mend = `Allow ${origin} as an origin of scripts (CORS) at the issuer, for its addresses and its tokens.`
      found.push(nobodySignsIn(`${issuer} does not let a page at ${origin} ask it`, mend))
    }
    const tokens = new URL(read.data.token_endpoint).origin
    if (!allowed.includes(tokens)) {
      found.push(
        nobodySignsIn(`tokens are at ${tokens}, which the page may not ask`, 'Write it in lenderPage.tokenOrigin.'),
      )
    }
    return found
  } catch (error) {
    const name = error instanceof Error ? error.name : 'no answer'
    return [nobodySignsIn(`${issuer} does not answer (${name})`, SAY_ISSUER)]
  }
}

const SAY_ISSUER = 'See that lenderApi.issuer is what the issuer calls itself, and that it can be asked from here.'

function nobodySignsIn(why: string, mend: string): DoctorFinding {
  return warns(`Nobody can sign in on the lender's page: ${why}.`, mend)
}
