import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { OutcomeTally } from '../../shared/outcomes/outcome-report.ts'
import { HOUR } from '../../shared/time/instant.ts'
import { emailMessage } from '../local/page/message-factory.ts'
import { stageShow } from '../local/page/show-factory.ts'
import { launchChromium, withoutChromium } from './chromium.ts'
import { visit } from './page-visit.ts'

describe('the local page in a browser', { skip: withoutChromium }, () => {
  let browser: Browser
  before(async () => {
    browser = await launchChromium()
  })
  after(() => browser?.close())

  it('plays and pauses, and shows time pass while it plays', async (t) => {
    const show = stageShow({ contacts: 3, hours: 20 })
    const { page, assertNoComplaint } = await visit(t, browser, show)
    await page.getByRole('button', { name: 'Play' }).click()
    await page.getByText('Playing', { exact: true }).waitFor()
    assert.equal(show.clock().state, 'playing')
    show.pass(5 * HOUR)
    await page.getByText('Tuesday, 3 November 2026').waitFor()
    await page.getByText('01:00 UTC', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Play' }).waitFor()
    assert.equal(show.clock().state, 'paused')
    assertNoComplaint()
  })

  it('plays at the speed that was chosen', async (t) => {
    const show = stageShow()
    const { page, assertNoComplaint } = await visit(t, browser, show)
    await page.getByLabel('Speed').selectOption({ label: '1 day a second' })
    await page.getByRole('button', { name: 'Play' }).click()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    assert.equal(show.clock().speed, 86_400)
    assertNoComplaint()
  })

  it('goes to the next contact, the next day and a date, and tells it to a screen reader', async (t) => {
    const show = stageShow({ contacts: 0, hours: 20 })
    const { page, assertNoComplaint } = await visit(t, browser, show)
    await page.getByText('Contacts are counted here by channel').waitFor()
    await page.getByRole('button', { name: 'Next contact' }).click()
    await page.getByRole('heading', { name: 'Latest contacts' }).waitFor()
    await page.locator('.latest li').first().waitFor()
    await page.getByRole('button', { name: 'Next day' }).click()
    await page.getByText('00:00 UTC', { exact: true }).waitFor()
    await page.getByText('Go to a date').click()
    await page.getByLabel('Date and time (UTC)').fill('2026-11-05T09:30')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.getByText('09:30 UTC', { exact: true }).waitFor()
    assert.equal(await page.getByLabel('Date and time (UTC)').isVisible(), false)
    const spoken = await page.locator('.clock [role=status]').textContent()
    assert.equal(spoken, 'Paused. Thursday, 5 November 2026, 09:30')
    assertNoComplaint()
  })

  it('closes the form for a date on Escape, and gives the focus back to what opened it', async (t) => {
    const { page, assertNoComplaint } = await visit(t, browser, stageShow())
    const field = page.getByLabel('Date and time (UTC)')
    await page.getByText('Go to a date').focus()
    await page.keyboard.press('Enter')
    await field.focus()
    await page.keyboard.press('Escape')
    await field.waitFor({ state: 'hidden' })
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Go to a date')
    assertNoComplaint()
  })

  it('finds borrowers by name and state, and keeps the choice in the address', async (t) => {
    const { page, go, assertNoComplaint } = await visit(t, browser, stageShow())
    await go('#/borrowers')
    await page.getByText('40 borrowers found').waitFor()
    await page.getByLabel('Search by name or id').fill('ada')
    await page.getByLabel('Overdue').check()
    await page.getByText(/^\d borrowers? found$/).waitFor()
    for (const row of await page.locator('.borrowers tbody tr').allTextContents()) assert.match(row, /Ada Obi.*Overdue/)
    assert.match(page.url(), /#\/borrowers\?query=ada&state=overdue$/)
    await page.getByLabel('Search by name or id').fill('nobody at all')
    await page.getByText('No borrower matches.').waitFor()
    assertNoComplaint()
  })

  it('leads by keyboard alone from the list to the findings of a decision', async (t) => {
    const { page, go, assertNoComplaint } = await visit(t, browser, stageShow())
    await go('#/borrowers')
    await page.locator('.borrowers tbody tr').first().waitFor()
    await page.getByLabel('Search by name or id').focus()
    await page.keyboard.type('b-0003')
    await page.getByText('1 borrower found').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '李伟', level: 1 }).waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1')
    await page.getByText('Why? 2 findings').waitFor()
    const focusOn = (text: string) => page.evaluate((words) => document.activeElement?.textContent === words, text)
    for (let presses = 0; presses < 20 && !(await focusOn('Why? 4 findings')); presses += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const finding = page.locator('.finding', { hasText: 'CN-HOURS' })
    await finding.waitFor()
    assert.match(
      ((await finding.textContent()) ?? '').replace(/\s+/g, ' '),
      /Tue 10 Nov, 05:40 → Tue 10 Nov, 16:00 \(Shanghai\)/,
    )
    const source = finding.getByRole('link', { name: /Example Rule 2021\/7, article 12/ })
    assert.equal(await source.getAttribute('href'), 'https://example.org/rule')
    assert.equal(await source.getAttribute('rel'), 'noopener noreferrer')
    await page.getByText('no allowed time within the span').waitFor()
    assertNoComplaint()
  })

  it('tells of contacts that others made how, by whom and what came of them, and asks no rule about them', async (t) => {
    const { page, go, assertNoComplaint } = await visit(t, browser, stageShow())
    await go('#/borrower/b-0003')
    await page.getByText('Call by a person: no answer').waitFor()
    await page.getByText('Text message, made elsewhere: not delivered').waitFor()
    await page.getByText('Text message from the borrower').waitFor()
    assert.equal(await page.getByText('No rule had anything to say.').count(), 0)
    assertNoComplaint()
  })

  it('leaves what was opened open, and the focus where it was, while time passes', async (t) => {
    const show = stageShow()
    const { page, go, assertNoComplaint } = await visit(t, browser, show)
    await go('#/borrower/b-0003')
    const now = page.locator('.now details')
    const past = page.locator('.life > section:last-child .why').first()
    await past.locator('summary').click()
    await now.locator('summary').focus()
    await page.keyboard.press('Enter')
    const before = await now.textContent()
    show.pass(9 * HOUR)
    await page.waitForFunction((text) => document.querySelector('.now details')?.textContent !== text, before)
    assert.equal(await now.evaluate((details: HTMLDetailsElement) => details.open), true)
    assert.equal(await past.evaluate((details: HTMLDetailsElement) => details.open), true)
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Why? 2 findings')
    assertNoComplaint()
  })

  it('shows text messages on phones and opens emails in the mailbox', async (t) => {
    const { page, go, assertNoComplaint } = await visit(t, browser, stageShow())
    await go('#/outbox/sms')
    const phone = page.getByRole('article', { name: 'Phone of 欧阳若曦' }).first()
    await phone.waitFor()
    assert.match((await phone.textContent()) ?? '', /【海湾银行】/)
    assert.equal(await phone.locator('.bubble').first().getAttribute('lang'), 'zh-Hans')
    await page.getByRole('link', { name: 'Email', exact: true }).click()
    await page.locator('.mail summary').first().click()
    const email = page.frameLocator('.email-frame').first()
    await email.getByText('your payment is due on Friday').waitFor()
    assertNoComplaint()
  })

  it('shows of a closed email whom it is for and what a mailbox shows of it, which says nothing of a debt', async (t) => {
    const { page, go, assertNoComplaint } = await visit(t, browser, stageShow())
    await go('#/outbox/email')
    const line = page.locator('.mail summary', { hasText: 'A note from Harbour Bank' }).first()
    await line.waitFor()
    assert.match((await line.locator('.mail-to').textContent()) ?? '', /^To [A-Z]/)
    assert.equal(await line.locator('.mail-preview').textContent(), 'A short note for you.')
    assertNoComplaint()
  })

  it('answers as the borrower from a phone, and says how the answer was understood', async (t) => {
    const { page, go, assertNoComplaint } = await visit(t, browser, stageShow())
    await go('#/outbox/sms')
    const phone = page.locator('.phone').first()
    await phone.getByRole('textbox', { name: /^Reply as / }).fill('STOP')
    await phone.getByRole('button', { name: 'Reply' }).click()
    await phone.getByText('Understood: stop messages. It took effect at once.').waitFor()
    assert.equal(await phone.locator('.bubble.mine').last().textContent(), 'STOP')
    assertNoComplaint()
  })

  it('says so when new messages wait, and shows them when asked', async (t) => {
    const show = stageShow()
    const { page, go, assertNoComplaint } = await visit(t, browser, show)
    await go('#/outbox/sms')
    await page.locator('.phone').first().waitFor()
    show.pass(2 * HOUR)
    const button = page.getByRole('button', { name: /Show \d new messages?/ })
    await button.click()
    await button.waitFor({ state: 'hidden' })
    assertNoComplaint()
  })

  it('shows a hostile message as it is, and runs nothing of it', async (t) => {
    const show = stageShow()
    const evil = '<img src=x onerror="document.title=1">'
    const contact = {
      id: 'evil',
      at: show.clock().now,
      borrower: 'b-0001',
      name: evil,
      zone: 'Africa/Lagos',
      message: {
        ...emailMessage('en', 'x'),
        subject: evil,
        text: evil,
        html: `<p>Hostile</p><a id="out" href="https://evil.example/">out</a><style>@import url(https://evil.example/a.css)</style>`,
      },
    }
    const { page, go, url } = await visit(t, browser, { ...show, outbox: () => [contact] })
    const asked: string[] = []
    page.on('response', (response) => asked.push(response.url()))
    await go('#/outbox/email')
    await page.locator('.mail summary').click()
    assert.equal(await page.locator('.mail-subject').textContent(), evil)
    await page.frameLocator('.email-frame').locator('#out').click()
    assert.equal(await page.title(), 'Outbox: Email · Duewell')
    await page.locator('.mail-head').waitFor()
    assert.deepEqual(
      asked.filter((each) => !each.startsWith(url) && each !== 'about:srcdoc'),
      [],
    )
  })

  it('tells on a task’s own page that it is overdue, and where its times are local', async (t) => {
    const { page, go, assertNoComplaint } = await visit(t, browser, stageShow())
    await go('#/task/b-0001/call.l-1')
    await page.getByText(/^Overdue since Tue 3 Nov, \d\d:\d\d$/).waitFor()
    await page.getByText('Times are local in Africa/Lagos.').waitFor()
    await go('#/tasks')
    await page.getByText(/^Urgent · Overdue since .* \(Lagos\)$/).waitFor()
    assertNoComplaint()
  })

  it('says of what cannot be judged yet that nobody can be, not that nobody paid', async (t) => {
    const tally = new OutcomeTally()
    const outcome = { arm: 'all', segment: '', contacted: true, optedOut: false, complained: false, steps: [] }
    tally.note({ ...outcome, cured: { 7: true, 30: undefined }, promises: { kept: 0, settled: 0 } })
    const { page, go, assertNoComplaint } = await visit(t, browser, { ...stageShow(), outcomes: () => tally.report() })
    await go('#/outcomes/arm')
    await page.getByText('nobody to judge yet').waitFor()
    await page.getByText('What came back appears here by currency').waitFor()
    assertNoComplaint()
  })

  it('speaks Chinese to a Chinese browser, and English when asked, and remembers it', async (t) => {
    const { page, assertNoComplaint } = await visit(t, browser, stageShow(), { locale: 'zh-CN' })
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans')
    await page.getByRole('heading', { name: '各状态的借款人' }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '简体中文')
    await page.reload()
    await page.getByRole('heading', { name: 'Borrowers by state' }).waitFor()
    assertNoComplaint()
  })

  it('tells the newest contacts before the rules, which are many', async (t) => {
    const { page } = await visit(t, browser, stageShow())
    assert.deepEqual(await page.locator('main h2').allTextContents(), [
      'Borrowers by state',
      'Contacts by channel',
      'Latest contacts',
      'What held contacts back',
    ])
  })

  it('draws the first sample too, which is no line yet', async (t) => {
    const { page, assertNoComplaint } = await visit(t, browser, stageShow({ contacts: 0, hours: 1 }))
    await page.waitForFunction(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.plot canvas')
      const drawn = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      // The accent of the light page, in which the states that press are drawn.
      return drawn.some((red, at) => at % 4 === 0 && red === 15 && drawn[at + 1] === 107 && drawn[at + 2] === 92)
    })
    assertNoComplaint()
  })

  it('shows the plot as a table too', async (t) => {
    const { page, assertNoComplaint } = await visit(t, browser, stageShow())
    await page.getByText('Show as a table').click()
    const table = page.getByRole('table', { name: /Borrowers in each state/ })
    await table.waitFor()
    assert.equal(await table.locator('tbody tr').count(), 13)
    assertNoComplaint()
  })

  it('says that an address leads nowhere, or to no borrower', async (t) => {
    const { page, go } = await visit(t, browser, stageShow())
    await go('#/ledger')
    await page.getByRole('heading', { name: 'There is no such page.' }).waitFor()
    await go('#/borrower/nobody')
    await page.getByText('No borrower has this id.').waitFor()
  })
})
