import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { stageShow } from '../local/page/show-factory.ts'
import { launchChromium, withoutChromium } from './chromium.ts'
import { faultsOf, tooSmall, tooWide } from './page-faults.ts'
import { type Visit, visit } from './page-visit.ts'

const PLACES = [
  '#/',
  '#/outbox/sms',
  '#/outbox/email',
  '#/outbox/other',
  '#/borrowers',
  '#/borrower/b-0003',
  '#/tasks',
  '#/task/b-0003/call.l-1',
  '#/outcomes/arm',
  '#/outcomes/step',
  '#/ledger',
]

describe('the local page is for everybody', { skip: withoutChromium }, () => {
  let browser: Browser
  before(async () => {
    browser = await launchChromium()
  })
  after(() => browser?.close())

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['en', 'zh-CN']) {
      it(`without a fault that axe finds, ${colorScheme}, ${locale}`, async (t) => {
        const visited = await visit(t, browser, stageShow(), { colorScheme, locale })
        for (const place of PLACES) {
          await openAll(visited, place)
          assert.deepEqual(await faultsOf(visited.page), [], place)
        }
        visited.assertNoComplaint()
      })
    }
  }

  it('without a fault that axe finds while nothing has happened yet', async (t) => {
    const visited = await visit(t, browser, stageShow({ borrowers: 0, contacts: 0, hours: 0 }))
    for (const place of PLACES.filter((each) => !/#\/(borrower|task)\//.test(each))) {
      await openAll(visited, place)
      assert.deepEqual(await faultsOf(visited.page), [], place)
    }
    visited.assertNoComplaint()
  })

  for (const locale of ['en', 'zh-CN']) {
    it(`on a screen 320 px wide, without scrolling sideways, with text of 16 px and targets of 44 px, ${locale}`, async (t) => {
      const visited = await visit(t, browser, stageShow(), { viewport: { width: 320, height: 640 }, locale })
      for (const place of PLACES) {
        await openAll(visited, place)
        assert.deepEqual(await visited.page.evaluate(tooWide), [], `${place} is too wide`)
        assert.deepEqual(await visited.page.evaluate(tooSmall), [], `${place} is too small`)
      }
      visited.assertNoComplaint()
    })
  }
})

/** Goes to a place, waits for what it loads, and opens everything that opens. */
async function openAll({ page, go }: Visit, place: string): Promise<void> {
  const settled = page.waitForResponse(/\/api\/(outbox|borrowers|outcomes|tasks)/).catch(() => undefined)
  await go(place)
  if (/outbox|borrower|outcomes|task/.test(place)) await settled
  await page.locator('main h1').waitFor({ state: 'attached' })
  await page.evaluate(async () => {
    for (let round = 0; round < 3; round += 1) {
      for (const details of document.querySelectorAll('details')) details.open = true
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }
  })
}
