import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { servePage } from '../../shared/local/page/server.ts'
import type { Show } from '../../shared/local/page/view.ts'

/** A page opened in a fresh profile, with everything noted that it asked for and complained of. */
export interface Visit {
  readonly page: Page
  readonly url: string
  go(hash: string): Promise<void>
  /** Fails if the page complained in the console or asked for anything that is not its own. */
  assertNoComplaint(): void
}

export async function visit(
  test: TestContext,
  browser: Browser,
  show: Show,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const served = await servePage(show, { port: 0 })
  test.after(() => served.close())
  const context = await browser.newContext({ locale: 'en', ...options })
  test.after(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  const strangers: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(served.url) && request.url() !== 'about:srcdoc') strangers.push(request.url())
  })
  await page.goto(served.url)
  await page.locator('main h1').waitFor({ state: 'attached' })
  return {
    page,
    url: served.url,
    go: async (hash) => {
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
    },
    assertNoComplaint: () => {
      assert.deepEqual(complaints, [])
      assert.deepEqual(strangers, [])
    },
  }
}
