import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it, type TestContext } from 'node:test'
import { createAdaptorServer } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { LANGUAGES } from '../../shared/borrower-page/words.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { ANSWER, aBorrowerWithFactor, aPageRoom, REFERENCE, UNSUBSCRIBE } from '../borrower-page/page-room.ts'
import { aCase, aLoan, day } from '../case/factories.ts'
import { launchChromium, withoutChromium } from './chromium.ts'
import { faultsOf, tooSmall, tooWide } from './page-faults.ts'

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const
const PATHS = ['', '/paid', '/promise', '/parts', '/hardship', '/dispute', '/talk', '/credit', '/stop', '/wrong-person']
const HEAVIEST = 30 * 1024

/** A page on a server of its own, in a fresh profile; everything that it asks for or complains of is noted. */
async function visitPage(
  t: TestContext,
  browser: Browser,
  language: string,
  options: BrowserContextOptions = {},
  cases?: readonly CaseFile[],
) {
  const room = await aPageRoom({ link: { locale: language }, secure: false, ...(cases && { cases }) })
  const server = createAdaptorServer({ fetch: room.app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const context = await browser.newContext(options)
  t.after(async () => {
    await context.close()
    server.close()
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  page.on('response', async (response) => {
    if (response.status() >= 300) return
    const size = (await response.body().catch(() => Buffer.alloc(0))).length
    assert.ok(size < HEAVIEST, `${response.url()} weighs ${size}`)
  })
  const home = `${url}/${REFERENCE}`
  return {
    ...room,
    page,
    home,
    url,
    words: LANGUAGES[language as keyof typeof LANGUAGES],
    /** Fails if anything was asked of anybody else, or the browser complained of anything but a refused answer. */
    assertNoComplaint: () => {
      assert.deepEqual(
        requests.filter((each) => !each.startsWith(url) && !each.startsWith('data:')),
        [],
      )
      assert.deepEqual(
        complaints.filter((text) => !/status of 4\d\d/.test(text)),
        [],
      )
    },
  }
}

type Visit = Awaited<ReturnType<typeof visitPage>>

async function open({ page, home, words }: Visit): Promise<void> {
  await page.goto(home)
  await page.getByRole('textbox').fill(ANSWER)
  await page.getByRole('button', { name: words.go }).click()
  await page.locator('.amount').waitFor()
}

/** Screenshots to look at, where SCREENSHOTS names a folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe("the borrower's page in a browser", { skip: withoutChromium }, () => {
  let browser: Browser
  before(async () => {
    browser = await launchChromium()
  })
  after(() => browser?.close())

  for (const language of Object.keys(LANGUAGES)) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      it(`takes every answer without scripts, ${language}, ${size}`, async (t) => {
        const name = (step: string) => `${language}-${size}-${step}`
        for (const path of Object.keys(JOURNEYS)) {
          const visit = await visitPage(t, browser, language, { viewport, javaScriptEnabled: false })
          const { page } = visit
          await open(visit)
          const overview = page.url()
          await JOURNEYS[path]?.(visit, (step) => shoot(page, name(`${path}-${step}`)))
          await shoot(page, name(`${path}-done`))
          if (path !== 'wrong-person') {
            await page.getByRole('link', { name: visit.words.back }).click()
            assert.equal(page.url(), overview)
            if (path === 'promise') await shoot(page, name('overview-after'))
          }
          visit.assertNoComplaint()
        }
      })
    }

    it(`has no fault that axe finds and fits a narrow screen, ${language}`, async (t) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const viewport = { width: 320, height: 640 }
        const visit = await visitPage(t, browser, language, { viewport, colorScheme })
        const { page, home } = visit
        const check = async (what: string) => {
          await shoot(page, `${language}-${colorScheme}-320${what.replaceAll('/', '-')}`)
          assert.deepEqual(await faultsOf(page), [], what)
          assert.deepEqual(await page.evaluate(tooWide), [], `${what} is too wide`)
          assert.deepEqual(await page.evaluate(tooSmall), [], `${what} is too small`)
        }
        for (const path of ['', '/stop', '/wrong-person', `/../stop/${UNSUBSCRIBE}`, '/../zzzzzzzzzzz']) {
          await page.goto(`${home}${path}`)
          await check(`/closed${path}`)
        }
        await open(visit)
        for (const path of PATHS) {
          await page.goto(`${home}${path}`)
          await check(`/open${path}`)
        }
        visit.assertNoComplaint()
      }
    })

    it(`fits one screen of a phone, ${language}`, async (t) => {
      const visit = await visitPage(t, browser, language, { viewport: SIZES.phone })
      const { page, home } = visit
      const tall = () => page.evaluate(() => document.documentElement.scrollHeight)
      await page.goto(home)
      assert.ok((await tall()) <= SIZES.phone.height, `the question is ${await tall()} px`)
      await open(visit)
      assert.ok((await tall()) <= SIZES.phone.height, `what is owed is ${await tall()} px`)
    })
  }

  for (const [amount, width] of [
    [120_000, 320],
    [123_456_789, 320],
    [12_345_678_901, 390],
  ] as const) {
    it(`keeps ${amount} minor units on one line of a phone ${width} px wide`, async (t) => {
      const instalments = [{ id: '1', dueOn: day('2026-11-10'), amount }]
      const owing = aCase({ borrower: aBorrowerWithFactor(), loans: [aLoan({ instalments })] })
      const visit = await visitPage(t, browser, 'zh-Hant', { viewport: { width, height: 640 } }, [owing])
      await open(visit)
      await shoot(visit.page, `amount-${amount}-${width}`)
      const lines = await visit.page.locator('.amount').evaluate((shown) => {
        const { fontSize } = getComputedStyle(shown)
        return shown.getBoundingClientRect().height / Number.parseFloat(fontSize)
      })
      assert.ok(lines < 2, `${lines} times its letters`)
    })
  }

  it('runs no script, even one that is put into it', async (t) => {
    const visit = await visitPage(t, browser, 'en')
    await visit.page.goto(visit.home)
    const ran = await visit.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.head.append(script)
      return 'ran' in window
    })
    assert.equal(ran, false)
  })

  it('a wrong answer is told where it is seen, and the language can be changed', async (t) => {
    const { page, home, words } = await visitPage(t, browser, 'en', { viewport: SIZES.phone, javaScriptEnabled: false })
    await page.goto(home)
    await page.getByRole('textbox').fill('0000')
    await page.getByRole('button', { name: words.go }).click()
    await page.getByRole('alert').waitFor()
    await shoot(page, 'en-phone-gate-wrong')
    for (let tries = 0; tries < 5; tries += 1) {
      await page.getByRole('textbox').fill(`000${tries}`)
      await page.getByRole('button', { name: words.go }).click()
      if ((await page.getByRole('textbox').count()) === 0) break
    }
    await page.getByRole('button', { name: words.freshLink }).waitFor()
    await shoot(page, 'en-phone-gate-wait')
    await page.goto(home)
    await page.getByRole('link', { name: LANGUAGES['zh-Hant'].languageName }).click()
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hant')
    await page.getByRole('textbox').waitFor()
  })
})

type Journey = (visit: Visit, shot: (step: string) => Promise<void>) => Promise<void>

const JOURNEYS: Readonly<Record<string, Journey>> = {
  paid: async ({ page, words, holds }, shot) => {
    await shot('overview')
    await page.getByRole('link', { name: words.paid }).click()
    await shot('question')
    await page.getByLabel(words.paidPart).check()
    await page.locator('main button').click()
    await page.getByRole('heading', { name: words.paidDone }).waitFor()
    assert.deepEqual(holds(), ['pause'])
  },
  promise: async ({ page, words, holds }, shot) => {
    await page.getByRole('link', { name: words.promise }).click()
    await page.getByLabel(words.promiseDay).fill('2026-11-20')
    await shot('question')
    await page.getByRole('button', { name: words.promiseSend }).click()
    await page.getByRole('heading', { name: words.promiseDone }).waitFor()
    assert.deepEqual(holds(), ['promise'])
  },
  parts: async ({ page, words, holds }, shot) => {
    await page.getByRole('link', { name: words.parts }).click()
    await shot('question')
    await page.getByRole('button', { name: words.partsShow }).click()
    await shot('dates')
    await page.getByRole('button', { name: words.partsSend }).click()
    await page.getByRole('heading', { name: words.partsDone }).waitFor()
    assert.deepEqual(holds(), ['arrangement'])
  },
  hardship: async ({ page, words, holds }, shot) => {
    await page.getByRole('link', { name: words.hardship }).click()
    await page.getByLabel(words.hardshipWords).fill('my hours were cut / 工作少了')
    await shot('question')
    await page.locator('main button').click()
    await page.getByRole('heading', { name: words.hardshipDone }).waitFor()
    assert.deepEqual(holds(), ['hardship'])
  },
  dispute: async ({ page, words, holds }, shot) => {
    await page.getByRole('link', { name: words.dispute }).click()
    await page.getByLabel(words.disputeWords).fill('it was paid in May / 五月已经付了')
    await shot('question')
    await page.locator('main button').click()
    await page.getByRole('heading', { name: words.disputeDone }).waitFor()
    assert.deepEqual(holds(), ['dispute'])
  },
  talk: async ({ page, words, tasks }, shot) => {
    await page.getByRole('link', { name: words.talk }).click()
    await shot('question')
    await page.getByRole('button', { name: words.talkSend }).click()
    await page.getByRole('heading', { name: words.talkDone }).waitFor()
    assert.equal(tasks().length, 1)
  },
  stop: async ({ page, words, holds }, shot) => {
    await page.getByRole('link', { name: words.stop }).click()
    await shot('question')
    await page.getByRole('button', { name: words.stopSend }).click()
    await page.getByRole('heading', { name: words.stopDone, exact: true }).waitFor()
    assert.deepEqual(holds(), ['opt-out'])
  },
  credit: async ({ page, words }, shot) => {
    await page.getByRole('link', { name: words.credit }).click()
    await shot('question')
    await page.getByRole('heading', { name: words.creditMend }).waitFor()
  },
  'wrong-person': async ({ page, words, found }, shot) => {
    await page.getByRole('link', { name: words.wrongPerson, exact: true }).click()
    await shot('question')
    await page.getByRole('button', { name: words.wrongSend }).click()
    await page.getByRole('heading', { name: words.wrongDone }).waitFor()
    assert.equal(found().closedPoints[0]?.why, 'wrong-number')
  },
}
