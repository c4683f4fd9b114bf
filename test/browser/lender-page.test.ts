import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { launchChromium, withoutChromium } from './chromium.ts'
import type { Person, Trick } from './issuer.ts'
import { serveLenderSite, signIn, visitLender } from './lender-site.ts'
import { faultsOf, tooSmall, tooWide } from './page-faults.ts'

const AMY: Person = { sub: 'amy', name: 'Amy Lee', groups: ['agent'] }
const BOSS: Person = { sub: 'boss', name: 'Bo Chen', groups: ['manager'] }
const EVE: Person = { sub: 'eve', name: 'Eve Park', groups: ['auditor'] }
const CALL = '#/task/b-1/call.l-1.1.ring'
const PLACES = ['#/', '#/tasks', CALL, '#/borrowers', '#/borrower/b-1', '#/sending', '#/nowhere']
const SHOTS = process.env.SCREENSHOTS

describe('the lender’s page on AWS', { skip: withoutChromium }, () => {
  let browser: Browser
  before(async () => {
    browser = await launchChromium()
  })
  after(() => browser?.close())

  async function opened(t: TestContext, person: Person, options: BrowserContextOptions = {}) {
    const served = await serveLenderSite(t)
    served.issuer.person = person
    const visited = await visitLender(t, browser, served, options)
    await signIn(visited, options.locale === 'zh-CN' ? '登录' : 'Sign in')
    return { ...served, ...visited }
  }

  it('shows nothing of anybody before somebody signs in, and no token stays in the address or the store', async (t) => {
    const served = await serveLenderSite(t)
    const visited = await visitLender(t, browser, served)
    const { page } = visited
    assert.match((await page.locator('main').textContent()) ?? '', /Sign in to see/)
    assert.equal(await page.locator('nav').count(), 0)
    await signIn(visited)
    assert.equal(new URL(page.url()).search, '')
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    assert.doesNotMatch(kept, /ey[\w-]+\.|verifier/)
    visited.assertNoComplaint()
  })

  it('takes no answer of an issuer that this tab has not asked', async (t) => {
    const served = await serveLenderSite(t)
    const { page } = await visitLender(t, browser, served)
    await page.goto(`${served.site}/?code=somebody-elses&state=somebody-elses`)
    await page.getByText('The sign-in did not come to an end').waitFor()
    assert.equal(new URL(page.url()).search, '')
    assert.equal(await page.locator('nav').count(), 0)
  })

  for (const trick of [
    'other state',
    'other nonce',
    'other audience',
    'refused code',
    'old token',
    'refused person',
  ] satisfies Trick[]) {
    it(`lets nobody in on ${trick}`, async (t) => {
      const served = await serveLenderSite(t)
      served.issuer.trick = trick
      const { page } = await visitLender(t, browser, served)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('The sign-in did not come to an end').waitFor()
      assert.equal(await page.locator('nav').count(), 0)
    })
  }

  it('says to whoever is in no group that they may see nothing, and whom to ask', async (t) => {
    const served = await serveLenderSite(t)
    served.issuer.person = { sub: 'new', name: 'Nia New', groups: [] }
    const { page } = await visitLender(t, browser, served)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('in none of the groups').waitFor()
  })

  it('shows the portfolio as the sweep counted it', async (t) => {
    const { page, assertNoComplaint } = await opened(t, EVE)
    await page.getByText('As the sweep counted them at').waitFor()
    const text = (await page.locator('main').textContent()) ?? ''
    for (const number of ['1,204', '61', '388', '47', '2,009,310']) assert.match(text, new RegExp(number))
    for (const width of [320, 640, 1280]) {
      await page.setViewportSize({ width, height: 720 })
      assert.deepEqual(await page.evaluate(brokenTiles), [], `${width} px`)
    }
    assertNoComplaint()
  })

  it('finds a borrower by id and tells the story with the rules that spoke', async (t) => {
    const { page, assertNoComplaint } = await opened(t, AMY)
    await page.getByRole('link', { name: 'Find a borrower' }).click()
    await page.getByLabel('Borrower id').fill('b-1')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('heading', { name: 'Li Wei' }).waitFor()
    const story = page.locator('ol.story').last()
    assert.ok((await story.locator('> li').count()) > 1)
    const why = page.locator('.now details')
    await why.locator('summary').click()
    assert.ok(((await why.textContent()) ?? '').length > 40)
    assertNoComplaint()
  })

  it('says so when there is no such borrower', async (t) => {
    const { page, go } = await opened(t, AMY)
    await go('#/borrower/no-such')
    await page.getByText('No borrower has this id.').waitFor()
  })

  it('lets an agent take a task, give it back, take it again and close it with what came of it', async (t) => {
    const { page, go, store, assertNoComplaint } = await opened(t, AMY)
    await go('#/tasks')
    await page.locator('ol.tasks > li').nth(1).waitFor()
    assert.match(
      (await page.locator('ol.tasks > li').first().textContent()) ?? '',
      /The answer was not clear/,
      'the urgent one first',
    )
    await go(CALL)
    const owner = () => store.peek('b-1')?.tasks.find(({ id }) => id === 'call.l-1.1.ring')?.owner?.by
    assert.equal(await page.getByRole('button', { name: 'Close the task' }).count(), 0)
    await page.getByRole('button', { name: 'Take the task' }).click()
    await page.getByRole('button', { name: 'Give it back' }).waitFor()
    assert.equal(owner(), 'amy')
    await page.getByRole('button', { name: 'Give it back' }).click()
    await page.getByRole('button', { name: 'Take the task' }).waitFor()
    assert.equal(owner(), undefined)
    await page.getByRole('button', { name: 'Take the task' }).click()
    await page.getByRole('button', { name: 'Close the task' }).waitFor()
    await page.locator('form select').first().selectOption('hardship')
    await page.getByRole('button', { name: 'Close the task' }).click()
    await page.waitForURL(/#\/borrower\/b-1$/)
    assert.deepEqual(
      store.peek('b-1')?.holds.map(({ kind }) => kind),
      ['hardship'],
    )
    assertNoComplaint()
  })

  it('leaves a task to whoever has it, unless a manager gives it back', async (t) => {
    const { page, go, store, issuer } = await opened(t, AMY)
    await go(CALL)
    await page.getByRole('button', { name: 'Take the task' }).click()
    await page.getByRole('button', { name: 'Give it back' }).waitFor()
    issuer.person = { ...AMY, sub: 'ben', name: 'Ben' }
    await page.reload()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Somebody else has this task').waitFor()
    assert.equal(await page.getByRole('button', { name: /Take the task|Give it back|Close the task/ }).count(), 0)
    assert.equal(store.peek('b-1')?.tasks[0]?.owner?.by, 'amy')
    issuer.person = BOSS
    await page.reload()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Give it back' }).click()
    await page.getByRole('button', { name: 'Take the task' }).waitFor()
    assert.equal(store.peek('b-1')?.tasks[0]?.owner, undefined)
  })

  it('lets a manager pause a channel with a reason and resume it', async (t) => {
    const { page, go, assertNoComplaint } = await opened(t, BOSS)
    await go('#/sending')
    await page.getByText('Nothing is paused.').waitFor()
    await page.getByLabel('What to pause').selectOption('channel')
    await page.getByLabel('Which one').first().selectOption('sms')
    await page.getByLabel('Why').fill('Texts come twice.')
    await page.getByRole('button', { name: 'Pause sending' }).click()
    await page.getByText('Texts come twice.').waitFor()
    await shot(page, 'paused')
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByText('Nothing is paused.').waitFor()
    assertNoComplaint()
  })

  it('offers an agent no pause and an auditor no work', async (t) => {
    const agent = await opened(t, AMY)
    await agent.go('#/sending')
    await agent.page.getByText('Nothing is paused.').waitFor()
    assert.equal(await agent.page.getByRole('button', { name: 'Pause sending' }).count(), 0)
    const auditor = await opened(t, EVE)
    await auditor.go(CALL)
    await auditor.page.getByText('Nobody has this task').waitFor()
    assert.equal(await auditor.page.getByRole('button', { name: 'Take the task' }).count(), 0)
  })

  it('loses nothing of what an agent writes while a token runs out', async (t) => {
    const { page, go, store, issuer } = await opened(t, AMY)
    await go(CALL)
    await page.getByRole('button', { name: 'Take the task' }).click()
    await page.locator('form select').first().selectOption('dispute')
    await page.locator('form textarea').fill('Says that the fridge never came.')
    issuer.outdateTokens()
    await page.getByRole('button', { name: 'Close the task' }).click()
    await page.waitForURL(/#\/borrower\/b-1$/)
    assert.deepEqual(
      store.peek('b-1')?.holds.map(({ kind }) => kind),
      ['dispute'],
    )
    await page.getByText('Says that the fridge never came.').waitFor()
  })

  it('goes back to the door once the issuer renews the sign-in no more', async (t) => {
    const { page, go, issuer } = await opened(t, AMY)
    issuer.endSessions()
    await go('#/borrower/b-1')
    await page.getByText('Your sign-in has ended').waitFor()
    assert.equal(await page.locator('nav').count(), 0)
  })

  it('signs out at the issuer too', async (t) => {
    const { page, issuer } = await opened(t, AMY)
    const left = page.waitForRequest((request) => request.url().startsWith(`${issuer.url}/logout`))
    await page.getByRole('button', { name: 'Sign out' }).click()
    await left
    await page.getByText('Sign in to see').waitFor()
  })

  for (const locale of ['en', 'zh-CN']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`has no fault that axe finds, ${locale}, ${colorScheme}`, async (t) => {
        const { page, go, assertNoComplaint } = await opened(t, BOSS, { locale, colorScheme })
        for (const place of PLACES) {
          await go(place)
          await page.waitForLoadState('networkidle')
          assert.deepEqual(await faultsOf(page), [], place)
          await shot(page, `${locale}-${colorScheme}-${nameOf(place)}`)
        }
        assertNoComplaint()
      })
    }

    it(`fits a screen 320 px wide, with text of 16 px and targets of 44 px, ${locale}`, async (t) => {
      const { page, go } = await opened(t, BOSS, { locale, viewport: { width: 320, height: 640 } })
      for (const place of PLACES) {
        await go(place)
        await page.waitForLoadState('networkidle')
        assert.deepEqual(await page.evaluate(tooWide), [], `${place} is too wide`)
        assert.deepEqual(await page.evaluate(tooSmall), [], `${place} is too small`)
        await shot(page, `${locale}-phone-${nameOf(place)}`)
      }
    })
  }
})

/** Words and numbers of the portfolio that take more than one line, or lie on each other. Runs in the page. */
function brokenTiles(): string[] {
  return [...document.querySelectorAll('.tile')].flatMap((tile) => {
    const [word, number] = [tile.querySelector('.tile-word'), tile.querySelector('.tile-number')]
    if (word === null || number === null) return ['a tile without its word or number']
    const [w, n] = [word.getBoundingClientRect(), number.getBoundingClientRect()]
    const apart = w.bottom <= n.top || w.right <= n.left
    const oneLine = [word, number].every((each) => {
      const { fontSize, lineHeight } = getComputedStyle(each)
      const line = Number.parseFloat(lineHeight) || Number.parseFloat(fontSize) * 1.5
      return each.getBoundingClientRect().height < line * 1.5
    })
    return apart && oneLine ? [] : [tile.textContent ?? '']
  })
}

/** Kept to be looked at where `SCREENSHOTS` names a folder. */
async function shot(page: import('playwright-core').Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/lender-${name}.png`, fullPage: true })
}

function nameOf(place: string): string {
  return place.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '') || 'portfolio'
}
