import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { PortTaken, type ServedPage, servePage } from '../../../shared/local/page/server.ts'
import { DAY, HOUR } from '../../../shared/time/instant.ts'
import { START, type StagedShow, stageShow } from './show-factory.ts'

describe('the local page is served', () => {
  let show: StagedShow
  let page: ServedPage
  before(async () => {
    show = stageShow()
    page = await servePage(show, { port: 0 })
  })
  after(() => page.close())

  const get = (path: string) => fetch(new URL(path, page.url))
  const post = (body: unknown, headers: Record<string, string> = { Origin: new URL(page.url).origin }) =>
    fetch(new URL('/api/clock', page.url), { method: 'POST', headers, body: JSON.stringify(body) })

  it('at the loopback address, with a script, a style and an icon of its own', async () => {
    assert.match(page.url, /^http:\/\/127\.0\.0\.1:\d+\/$/)
    for (const [path, type] of [
      ['/', 'text/html'],
      ['/page.js', 'text/javascript'],
      ['/style.css', 'text/css'],
      ['/icon.svg', 'image/svg+xml'],
    ] as const) {
      const response = await get(path)
      assert.equal(response.status, 200)
      assert.match(response.headers.get('content-type') ?? '', new RegExp(`^${type.replace('+', '\\+')}`))
      assert.ok((await response.text()).length > 100)
    }
  })

  it('under a policy that runs nothing inline and loads nothing from elsewhere', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /script-src 'self'(;|$)/)
    assert.match(policy, /require-trusted-types-for 'script'/)
    assert.doesNotMatch(policy, /https?:|\*|unsafe-eval/)
  })

  it('to nobody who came by another name', async () => {
    assert.equal(await statusFor(page.url, 'evil.example'), 403)
    assert.equal(await statusFor(page.url, '127.0.0.1.evil.example'), 403)
    assert.equal(await statusFor(page.url, `localhost:${new URL(page.url).port}`), 200)
  })

  it('with a plain answer for an address where nothing is', async () => {
    const response = await get('/api/nothing')
    assert.equal(response.status, 404)
    assert.deepEqual(await response.json(), { error: 'There is nothing at this address.' })
  })

  it('with the outcomes, and with all their figures as a file', async () => {
    const { outcomes } = await (await get('/api/outcomes')).json()
    assert.deepEqual(outcomes, JSON.parse(JSON.stringify(show.outcomes())))
    const csv = await get('/api/outcomes.csv')
    assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/)
    assert.match(await csv.text(), /^by,name,.*\r\narm,gentle,borrowers,/)
  })

  it('with the clock, the counts and the rules in the overview', async () => {
    const overview = await (await get('/api/overview')).json()
    assert.equal(overview.lender, 'Harbour Bank')
    assert.deepEqual(overview.clock, show.clock())
    assert.equal(overview.counts.at.length, 300)
    assert.equal(overview.rules[0].rule, 'spread')
  })

  it('with the outbox by channel, newest first, and the offsets of its zones', async () => {
    const { contacts, zones } = await (await get('/api/outbox?channel=email&limit=5')).json()
    assert.equal(contacts.length, 5)
    assert.ok(contacts.every((contact: { message: { channel: string } }) => contact.message.channel === 'email'))
    assert.ok(contacts[0].at > contacts[4].at)
    assert.equal(zones['Africa/Lagos'].initial, HOUR)
  })

  it('with borrowers by name and state', async () => {
    const { borrowers } = await (await get('/api/borrowers?query=ada&state=upcoming')).json()
    assert.ok(borrowers.length > 0)
    for (const row of borrowers) assert.deepEqual([row.name, row.state], ['Ada Obi', 'upcoming'])
  })

  it('with the story of one borrower', async () => {
    const { timeline, zones } = await (await get('/api/borrowers/b-0003')).json()
    assert.equal(timeline.name, '李伟')
    assert.ok(zones['Asia/Shanghai'])
    assert.equal((await get('/api/borrowers/nobody')).status, 404)
  })

  it('and refuses questions that it does not understand, naming the field', async () => {
    for (const [path, fault] of [
      ['/api/outbox?channel=pigeon', /^channel: /],
      ['/api/outbox?limit=0', /^limit: /],
      ['/api/borrowers?state=happy', /^state: /],
      ['/api/borrowers?colour=red', /colour/],
    ] as const) {
      const response = await get(path)
      assert.equal(response.status, 400)
      assert.match((await response.json()).error, fault)
    }
  })

  it('and its clock obeys play, pause and jump', async () => {
    assert.equal((await post({ play: 600 })).status, 200)
    assert.deepEqual([show.clock().state, show.clock().speed], ['playing', 600])
    assert.equal((await post({ pause: true })).status, 200)
    assert.equal(show.clock().state, 'paused')
    const { clock } = await (await post({ jump: '2026-11-15T00:00:00Z' })).json()
    assert.equal(clock.now, Date.UTC(2026, 10, 15))
    const before = show.outbox({ limit: 500 }).length
    assert.equal((await post({ jump: 'next-contact' })).status, 200)
    assert.equal(show.outbox({ limit: 500 }).length, before + 1)
  })

  it('and its clock refuses what is not one clear wish, and says why', async () => {
    for (const [wish, status, fault] of [
      [{}, 400, /send one of/],
      [{ play: 60, pause: true }, 400, /send one of/],
      [{ play: 0 }, 400, /^play: /],
      [{ jump: 'tomorrow' }, 400, /^jump: /],
      [{ rewind: 1 }, 400, /rewind/],
      [{ jump: '2026-11-01T00:00:00Z' }, 409, /only forward/],
      [{ jump: '2027-11-01T00:00:00Z' }, 409, /run ends/],
    ] as const) {
      const response = await post(wish)
      assert.equal(response.status, status, JSON.stringify(wish))
      assert.match((await response.json()).error, fault)
    }
  })

  it('and takes what a borrower answers, from the page itself alone', async () => {
    const [{ id = '' } = {}] = show.outbox({ limit: 1 })
    const reply = (body: object, headers: Record<string, string> = { Origin: page.url.slice(0, -1) }) =>
      fetch(new URL('/api/reply', page.url), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    assert.deepEqual(await (await reply({ contact: id, words: 'STOP' })).json(), {
      reply: { intents: ['stop'], sure: true },
    })
    assert.equal((await reply({ contact: id, words: ' ' })).status, 400)
    assert.equal((await reply({ contact: 'nobody', words: 'STOP' })).status, 404)
    assert.equal((await reply({ contact: id, words: 'STOP' }, {})).status, 403)
  })

  it('and its clock listens only to the page itself', async () => {
    const before = show.clock()
    assert.equal((await post({ play: 60 }, {})).status, 403)
    assert.equal((await post({ play: 60 }, { Origin: 'http://evil.example' })).status, 403)
    assert.deepEqual(show.clock(), before)
  })
})

describe('the page is told what happens', () => {
  it('as changes of the clock, the counts and the contacts, without the HTML of emails', async () => {
    const show = stageShow({ contacts: 3, hours: 2 })
    const page = await servePage(show, { port: 0 })
    const events = await openEvents(page.url)
    const first = await events.next()
    assert.equal(first.clock.now, START + 2 * HOUR)
    assert.equal(first.contacts.length, 3)
    assert.equal(first.counts, undefined)

    show.pass(3 * HOUR)
    const second = await events.next()
    assert.equal(second.counts.start, 1)
    assert.deepEqual(
      second.counts.at,
      [2, 3, 4, 5].map((hour) => START + hour * HOUR),
    )
    assert.equal(second.contacts.length, 12)
    assert.ok(second.contacts.every((contact: { message: object }) => !('html' in contact.message)))
    await events.close()
    await page.close()
  })
})

describe('a port', () => {
  it('that is taken is named with what to do', async () => {
    const page = await servePage(stageShow(), { port: 0 })
    const port = Number(new URL(page.url).port)
    await assert.rejects(servePage(stageShow(), { port }), (error) => {
      assert.ok(error instanceof PortTaken)
      assert.match(error.message, new RegExp(`${port} is taken.*--port 0`))
      return true
    })
    await page.close()
  })

  it('is free again once the page is closed, even while someone listens for events', { timeout: 10_000 }, async () => {
    const page = await servePage(stageShow(), { port: 0 })
    const events = await openEvents(page.url)
    await events.next()
    await page.close()
    const again = await servePage(stageShow(), { port: Number(new URL(page.url).port) })
    await again.close()
  })
})

describe('a show that has ended', () => {
  it('refuses to play on', async () => {
    const show = stageShow()
    await show.jump(START + 30 * DAY)
    const page = await servePage(show, { port: 0 })
    const response = await fetch(new URL('/api/clock', page.url), {
      method: 'POST',
      headers: { Origin: new URL(page.url).origin },
      body: '{"play":60}',
    })
    assert.equal(response.status, 409)
    assert.match((await response.json()).error, /has ended/)
    await page.close()
  })
})

/** `fetch` sets `Host` itself, so a false one needs the plain client. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { Host: host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

async function openEvents(url: string) {
  const abort = new AbortController()
  const response = await fetch(new URL('/api/events', url), { signal: abort.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    next: async () => {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const event = text.slice(0, end)
          text = text.slice(end + 2)
          if (event.startsWith('data: ')) return JSON.parse(event.slice(6))
          continue
        }
        const chunk = await reader?.read()
        if (chunk === undefined || chunk.done) throw new Error('the events ended')
        text += chunk.value
      }
    },
    close: async () => abort.abort(),
  }
}
