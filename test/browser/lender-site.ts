import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { createHandler } from '../../functions/lender-page/handler.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { createLenderApi } from '../../shared/lender-api/app.ts'
import { callerOf } from '../../shared/lender-api/caller.ts'
import type { LenderRoom } from '../../shared/lender-api/lender-room.ts'
import { MemoryCaseDesk } from '../../shared/local/memory-case-desk.ts'
import { MemoryPortfolioLedger } from '../../shared/local/memory-portfolio-ledger.ts'
import { MemoryTaskStore } from '../../shared/local/memory-task-store.ts'
import { buildLenderPage } from '../../shared/local/page/lender/build.ts'
import { NOBODY } from '../../shared/sweep/portfolio-ledger.ts'
import { DAY, HOUR } from '../../shared/time/instant.ts'
import { aCase } from '../case/factories.ts'
import { context as lambdaContext } from '../functions/test-room.ts'
import { anApi } from '../lender-api/api-room.ts'
import { aSimulation, gentle, START } from '../local/simulations.ts'
import { CLIENT, Issuer } from './issuer.ts'
import { type WatchedPage, watchedPage } from './watched-page.ts'

const FILES = await buildLenderPage()
const SILENT = { ofChannel: () => {}, ofHouse: () => {}, flush: () => {} }
/** Eleven days into the run: a reminder has gone out, and the loan is late. */
export const NOW = START + 11 * DAY

export const TASKS: CaseFile['tasks'] = [
  { id: 'call.l-1.1.ring', kind: 'call', loan: 'l-1', about: 'Please call.', openedAt: NOW - HOUR },
  { id: 'review.in-1', kind: 'review', about: 'The answer was not clear.', openedAt: NOW - 2 * DAY, urgent: true },
]

/** The lender's page as it stands on AWS: page and API at one address of this machine, and the issuer at another. */
export async function serveLenderSite(test: TestContext, overrides: Partial<LenderRoom> = {}) {
  const simulation = aSimulation({ cases: [aCase({ tasks: TASKS })] })
  await simulation.runUntil(NOW)
  const store = simulation.service.cases
  const portfolio = new MemoryPortfolioLedger()
  await portfolio.count({
    segment: 0,
    of: 1,
    at: NOW - HOUR,
    states: { ...NOBODY, upcoming: 1_204, due: 61, overdue: 388, paused: 47, settled: 2_009_310 },
  })
  const { room } = anApi([], {
    cases: store,
    history: { entriesOf: (borrower) => Promise.resolve(store.history(borrower)) },
    tasks: new MemoryTaskStore(store),
    desk: new MemoryCaseDesk(store),
    portfolio,
    policy: { ...gentle, arrangements: simulation.policy.arrangements },
    clock: { now: () => NOW },
    ...overrides,
  })
  const issuer = new Issuer()
  issuer.url = await serve(test, issuer.app)
  const lender = createLenderApi(room)
  const page = createHandler({
    files: FILES,
    signIn: { issuer: issuer.url, clientId: CLIENT, scope: 'openid profile' },
    origins: [issuer.url],
    metrics: SILENT,
  })
  // As the HTTP API does it: the API's own routes with claims that were checked, whatever else from the page.
  const gateway = new Hono()
  gateway.all('/v1/*', (context) => {
    const claims = issuer.claimsIn((context.req.header('Authorization') ?? '').replace('Bearer ', ''))
    if (claims === undefined) return context.json({ message: 'Unauthorized' }, 401)
    const caller = callerOf(claims, 'cognito:groups')
    return lender.fetch(context.req.raw, caller === undefined ? {} : { caller })
  })
  gateway.get('*', async (context) => {
    const sent = { 'accept-encoding': context.req.header('Accept-Encoding') }
    const answer = await page({ rawPath: context.req.path, headers: sent }, lambdaContext())
    const { statusCode, headers, body = '', isBase64Encoded = false } = answer
    return new Response(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'), {
      status: statusCode ?? 200,
      headers: headers as Record<string, string>,
    })
  })
  return { site: await serve(test, gateway), issuer, store }
}

async function serve(test: TestContext, app: Hono): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  test.after(
    () =>
      new Promise((resolve) => {
        server.close(resolve)
        // A browser opens connections ahead of need, and asks nothing on them.
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Opens the page; its own are its files, the API beside them and the issuer. */
export async function visitLender(
  test: TestContext,
  browser: Browser,
  { site, issuer }: Pick<Awaited<ReturnType<typeof serveLenderSite>>, 'site' | 'issuer'>,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const watched = await watchedPage(test, browser, [site, issuer.url], { timezoneId: 'Asia/Shanghai', ...options })
  await watched.page.goto(site)
  await watched.page.locator('main h1').waitFor()
  return watched
}

/** Signs in as whoever the issuer lets in. */
export async function signIn({ page }: Pick<WatchedPage, 'page'>, words = 'Sign in'): Promise<void> {
  await page.getByRole('button', { name: words }).click()
  await page.locator('header nav').waitFor()
}
