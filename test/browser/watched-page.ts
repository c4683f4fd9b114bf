import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A page in a fresh profile, with everything noted that it asked for and complained of. */
export interface WatchedPage {
  readonly page: Page
  go(hash: string): Promise<void>
  /** Fails if the page complained in the console or asked for anything that is not its own. */
  assertNoComplaint(): void
}

/** Opens a page that shows nothing yet; its own are the addresses that begin with one of `own`. */
export async function watchedPage(
  test: TestContext,
  browser: Browser,
  own: readonly string[],
  options: BrowserContextOptions,
): Promise<WatchedPage> {
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
    const url = request.url()
    if (!own.some((address) => url.startsWith(address)) && url !== 'about:srcdoc') strangers.push(url)
  })
  return {
    page,
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
