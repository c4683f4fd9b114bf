import type { TestContext } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { servePage } from '../../shared/local/page/server.ts'
import type { Show } from '../../shared/local/page/view.ts'
import { type WatchedPage, watchedPage } from './watched-page.ts'

/** The local page, opened. */
export interface Visit extends WatchedPage {
  readonly url: string
}

export async function visit(
  test: TestContext,
  browser: Browser,
  show: Show,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const served = await servePage(show, { port: 0 })
  test.after(() => served.close())
  const watched = await watchedPage(test, browser, [served.url], options)
  await watched.page.goto(served.url)
  await watched.page.locator('main h1').waitFor({ state: 'attached' })
  return { ...watched, url: served.url }
}
