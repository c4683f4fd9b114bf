import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DAY, formatDay } from '../../shared/time/instant.ts'
import { aCase, aContact, aLoan, aPayment, aPlan, aPoint, aPromise, day } from '../case/factories.ts'
import { aBorrowerWithFactor, aPageRoom, HOME, NOW, OURS, REFERENCE, UNSUBSCRIBE } from './page-room.ts'

async function opened(options: Parameters<typeof aPageRoom>[0] = {}) {
  const room = await aPageRoom(options)
  await room.open()
  return room
}

/** Reads the question, answers it as its form would, and follows to what is said then. */
async function answer(
  room: Awaited<ReturnType<typeof aPageRoom>>,
  path: string,
  fields: Record<string, string> = {},
  to = path,
) {
  const once = /name="once" value="([^"]+)"/.exec(await room.text(`${HOME}${path}`))?.[1] ?? ''
  const answered = await room.post(`${HOME}${to}`, { ...fields, once })
  const location = answered.headers.get('location')
  return location === null ? answered.text() : room.text(location)
}

describe('behind the question', () => {
  test('the page says what is owed and when, in plain words and large type', async () => {
    const text = await (await opened()).text(HOME)
    assert.match(text, /Hello Li Wei/)
    assert.match(
      text,
      /<span class="amount">CN¥1,200\.00<\/span><span class="when">was due Tuesday 10 November<\/span>/,
    )
    assert.match(text, /href="https:\/\/pay\.hb\.example"/)
  })

  test('I have paid: reminders pause until the payment shows', async () => {
    const room = await opened()
    assert.match(await answer(room, '/paid', { how: 'all' }), /Thank you for paying/)
    assert.deepEqual(room.holds(), ['pause'])
    assert.match(await room.text(HOME), /We have paused messages until Thursday 19 November/)
  })

  test('I will pay on a date: a promise stands, with its day', async () => {
    const room = await opened()
    assert.match(await answer(room, '/promise', { day: '2026-11-20' }), /You pay on Friday 20 November/)
    const [promise] = room.found().holds
    assert.ok(promise?.kind === 'promise' && promise.dueOn === day('2026-11-20') && promise.amount === 120_000)
    assert.match(await room.text(HOME), /You said that you will pay on Friday 20 November/)
  })

  test('a day that is past, too late or none is asked for again', async () => {
    for (const wrong of ['2026-11-11', '2026-12-13', '2026-02-31', 'soon', '']) {
      const room = await opened()
      assert.match(
        await answer(room, '/promise', { day: wrong }),
        /role="alert">Please choose a day from today until Saturday 12 December/,
      )
      assert.deepEqual(room.holds(), [])
    }
  })

  test('one promise too many goes to a person, kindly', async () => {
    const holds = [1, 2].map((n) =>
      aPromise({ id: `pr-${n}`, from: day(`2026-11-0${n}`) * 86_400_000, dueOn: day(`2026-11-0${n + 2}`) }),
    )
    const room = await opened({ cases: [aCase({ borrower: aBorrowerWithFactor(), holds })] })
    assert.match(await answer(room, '/promise', { day: '2026-11-20' }), /A person will look for one that does/)
    assert.ok(room.tasks().some((id) => id.endsWith('.promise-again')))
  })

  test('pay in parts: the offers, then the dates, then an arrangement that sums exactly', async () => {
    const room = await opened({
      cases: [
        aCase({
          borrower: aBorrowerWithFactor(),
          loans: [aLoan({ instalments: [{ id: '1', dueOn: day('2026-11-10'), amount: 100_001 }] })],
        }),
      ],
    })
    const question = await room.text(`${HOME}/parts`)
    assert.match(question, /3 parts, one a month/)
    const key = /action="[^"]*\/parts\/(\w+)\/offer"/.exec(question)?.[1] ?? ''
    const dates = await room.text(`${HOME}/parts/${key}/offer?offer=monthly-3`)
    assert.match(dates, /CN¥333\.34.*CN¥333\.34.*CN¥333\.33.*CN¥1,000\.01/s)
    assert.deepEqual(room.holds(), [])
    const said = await answer(
      room,
      `/parts/${key}/offer?offer=monthly-3`,
      { offer: 'monthly-3', amount: '100001' },
      `/parts/${key}`,
    )
    assert.match(said, /Agreed.*CN¥333\.34/s)
    const [arrangement] = room.found().holds
    assert.ok(arrangement?.kind === 'arrangement')
    assert.equal(
      arrangement.instalments.reduce((sum, { amount }) => sum + amount, 0),
      100_001,
    )
    assert.match(await room.text(HOME), /You pay in parts\. The next one is CN¥333\.34/)
  })

  test('a payment between the offer and the yes shows the offers anew', async () => {
    const room = await opened()
    const key = /\/parts\/(\w+)\/offer/.exec(await room.text(`${HOME}/parts`))?.[1] ?? ''
    room.store.apply('b-1', (caseFile) => ({ ...caseFile, payments: [aPayment({ amount: 20_000 })] }), [])
    const said = await answer(room, `/parts/${key}`, { offer: 'monthly-3', amount: '120000' })
    assert.match(said, /Something changed meanwhile/)
    assert.deepEqual(room.holds(), [])
  })

  test('an offer that waits for a person opens a task, and the loan rests', async () => {
    const room = await opened()
    const key = /\/parts\/(\w+)\/offer/.exec(await room.text(`${HOME}/parts`))?.[1] ?? ''
    assert.match(await answer(room, `/parts/${key}`, { offer: 'monthly-6', amount: '120000' }), /A person looks at it/)
    assert.deepEqual(room.holds(), ['pause'])
    assert.ok(room.tasks().some((id) => id.startsWith('arrangement.l-1.')))
  })

  test('where nothing can be computed a person is asked for an offer', async () => {
    const small = aLoan({ instalments: [{ id: '1', dueOn: day('2026-11-10'), amount: 500 }] })
    const room = await opened({ cases: [aCase({ borrower: aBorrowerWithFactor(), loans: [small] })] })
    assert.match(await answer(room, '/parts'), /We have it/)
    assert.ok(room.tasks().some((id) => id.endsWith('.arrangement')))
  })

  test('of several loans one is chosen first', async () => {
    const loans = [aLoan(), aLoan({ id: 'l-2', instalments: [{ id: '1', dueOn: day('2026-11-08'), amount: 90_000 }] })]
    const room = await opened({ cases: [aCase({ borrower: aBorrowerWithFactor(), loans })] })
    const text = await room.text(`${HOME}/parts`)
    assert.match(text, /Which payment would you like to pay in parts\?.*CN¥900\.00.*CN¥1,200\.00/s)
    assert.doesNotMatch(text, /l-2/)
  })

  test('I am in difficulty: messages pause, a person is asked, the words are kept', async () => {
    const room = await opened()
    const said = await answer(room, '/hardship', { words: 'my hours were cut' })
    assert.match(said, /Thank you for telling us/)
    assert.deepEqual(room.holds(), ['hardship'])
    const [entry] = room.store.history('b-1').filter(({ what }) => what === 'response')
    assert.ok(entry?.what === 'response' && entry.words === 'my hours were cut' && entry.door === 'page')
  })

  test('who writes of ending their life is not left to a queue', async () => {
    const room = await opened()
    await answer(room, '/hardship', { words: 'I want to kill myself' })
    assert.deepEqual(room.holds().toSorted(), ['hardship', 'vulnerable'])
    assert.ok(room.found().tasks.some(({ urgent }) => urgent))
    assert.match(await room.text(HOME), /A person is looking after this/)
  })

  test('this is not right: nothing is said about the debt until a person has looked', async () => {
    const room = await opened()
    assert.match(await answer(room, '/dispute', { words: ' ' }), /role="alert"/)
    assert.match(await answer(room, '/dispute', { words: 'it was paid in May' }), /We will look into it/)
    assert.deepEqual(room.holds(), ['dispute'])
  })

  test('talk to a person: a call is asked for', async () => {
    const room = await opened()
    assert.match(await answer(room, '/talk'), /We will call you/)
    assert.ok(room.tasks().some((id) => id.endsWith('.call-me')))
  })

  test('how credit is affected and mended, with what is known of the country', async () => {
    const text = await (await opened()).text(`${HOME}/credit`)
    assert.match(text, /stay on the record for 5 years/)
    assert.match(text, /www\.pbccrc\.org\.cn/)
    const elsewhere = aBorrowerWithFactor({ jurisdictions: ['NG'] })
    const other = await (await opened({ cases: [aCase({ borrower: elsewhere })] })).text(`${HOME}/credit`)
    assert.doesNotMatch(other, /years/)
  })

  test('who owes nothing is thanked and asked for nothing', async () => {
    const room = await opened({ cases: [aCase({ borrower: aBorrowerWithFactor(), payments: [aPayment()] })] })
    const text = await room.text(HOME)
    assert.match(text, /There is nothing to pay/)
    assert.doesNotMatch(text, /Pay now|I have paid/)
  })
})

describe('with the message alone', () => {
  test('wrong person: the address closes, its links end, and nothing is said', async () => {
    const room = await aPageRoom()
    const said = await answer(room, '/wrong-person')
    assert.match(said, /Sorry to have bothered you/)
    assert.deepEqual(
      room.found().closedPoints.map(({ point, why }) => [point, why]),
      [['sms-1', 'wrong-number']],
    )
    assert.equal((await room.get(HOME)).status, 404)
    assert.equal((await room.links.find(REFERENCE))?.revokedAt, room.clock.now())
  })

  test('stop by channel: that channel and its address, for everybody behind it', async () => {
    const other = aCase({ borrower: aBorrowerWithFactor({ id: 'b-2' }) })
    const room = await aPageRoom({ cases: [aCase({ borrower: aBorrowerWithFactor() }), other] })
    assert.match(await answer(room, '/stop', { scope: 'sms' }), /Done/)
    for (const id of ['b-1', 'b-2'])
      assert.deepEqual(
        room.found(id).holds.map(({ scope }) => scope),
        [{ of: 'channel', channel: 'sms' }],
      )
    assert.deepEqual(
      room.found().closedPoints.map(({ point }) => point),
      ['sms-1'],
    )
  })

  test('a stop of another channel is the borrower’s alone, and closes no address', async () => {
    const other = aCase({
      borrower: aBorrowerWithFactor({ id: 'b-2', contactPoints: [aPoint('sms'), aPoint('email', { id: 'email-2' })] }),
    })
    const room = await aPageRoom({ cases: [aCase({ borrower: aBorrowerWithFactor() }), other] })
    await answer(room, '/stop', { scope: 'email' })
    assert.deepEqual(
      room.found().holds.map(({ scope }) => scope),
      [{ of: 'channel', channel: 'email' }],
    )
    assert.deepEqual(room.holds('b-2'), [])
    assert.deepEqual(room.found().closedPoints, [])
  })

  test('stop everything, and what is no channel is asked again', async () => {
    const room = await aPageRoom()
    assert.match(await answer(room, '/stop', { scope: 'pigeon' }), /role="alert"/)
    await answer(room, '/stop', { scope: 'all' })
    assert.deepEqual(
      room.found().holds.map(({ scope }) => scope),
      [{ of: 'all' }],
    )
  })

  test('the page has answered, so that no message confirms it', async () => {
    const room = await opened()
    await answer(room, '/stop', { scope: 'sms' })
    await answer(room, '/paid', { how: 'part' })
    assert.ok(!room.holds().includes('answer'))
  })
})

describe('one-click unsubscription (RFC 8058)', () => {
  const oneClick = { 'List-Unsubscribe': 'One-Click' }

  test('a POST from nowhere stops the channel, once', async () => {
    const room = await aPageRoom()
    for (let times = 0; times < 2; times += 1) {
      const answered = await room.post(`/stop/${UNSUBSCRIBE}`, oneClick, {})
      assert.equal(answered.status, 200)
    }
    assert.deepEqual(
      room.found().holds.map(({ scope }) => scope),
      [{ of: 'channel', channel: 'email' }],
    )
    assert.equal(room.store.history('b-1').filter(({ what }) => what === 'response').length, 1)
  })

  test('stops it again by the next message with that link, which came after a new consent', async () => {
    const to = { channel: 'email', point: 'email-1' } as const
    const first = aContact({ ...to, id: 'c-1', at: NOW - 2 * DAY })
    const caseFile = aCase({ borrower: aBorrowerWithFactor(), plan: aPlan({ contacts: [first] }) })
    const room = await aPageRoom({ cases: [caseFile] })
    await room.post(`/stop/${UNSUBSCRIBE}`, oneClick, {})
    const next = aContact({ ...to, id: 'c-2', at: NOW - DAY })
    const { plan } = room.found()
    const change = { plan: { ...plan, version: plan.version + 1, contacts: [first, next] }, tasks: [], history: [] }
    await room.store.writePlan('b-1', { version: plan.version }, change)
    await room.post(`/stop/${UNSUBSCRIBE}`, oneClick, {})
    assert.deepEqual(
      room.given.map(({ answers }) => answers),
      ['c-1', 'c-2'].map((contact) => ({ borrower: 'b-1', contact })),
    )
    assert.equal(new Set(room.given.map(({ id }) => id)).size, 2)
  })

  test('multipart is taken as well', async () => {
    const room = await aPageRoom()
    const body = new FormData()
    body.set('List-Unsubscribe', 'One-Click')
    assert.equal(
      (await room.app.request(`https://hb.example/stop/${UNSUBSCRIBE}`, { method: 'POST', body })).status,
      200,
    )
    assert.deepEqual(room.holds(), ['opt-out'])
  })

  test('opening the address, or posting anything else to it, stops nothing', async () => {
    const room = await aPageRoom()
    assert.match(await room.text(`/stop/${UNSUBSCRIBE}`), /Stop these emails\?/)
    assert.equal((await room.post(`/stop/${UNSUBSCRIBE}`, {}, {})).status, 303)
    assert.deepEqual(room.holds(), [])
  })

  test('the button for people stops it too', async () => {
    const room = await aPageRoom()
    const form = await room.text(`/stop/${UNSUBSCRIBE}`)
    const action = /action="([^"]+)"/.exec(form)?.[1] ?? ''
    await room.post(action, { scope: 'email', once: 'x' })
    assert.deepEqual(room.holds(), ['opt-out'])
  })
})

describe('an answer', () => {
  test('that is sent twice has one effect', async () => {
    const room = await opened()
    for (let times = 0; times < 2; times += 1) await room.post(`${HOME}/promise`, { day: '2026-11-20', once: 'same' })
    assert.equal(room.holds().length, 1)
    assert.equal(room.store.history('b-1').filter(({ what }) => what === 'response').length, 1)
  })

  test('from another site is refused and changes nothing', async () => {
    const room = await opened()
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      for (const path of ['/paid', '/stop', '/wrong-person', '/open', '/fresh-link']) {
        assert.equal((await room.post(`${HOME}${path}`, { scope: 'all', how: 'all' }, headers)).status, 403, path)
      }
    }
    assert.deepEqual(room.given, [])
  })

  test('that is private is taken only after the question', async () => {
    const room = await aPageRoom()
    for (const path of ['/paid', '/promise', '/hardship', '/dispute', '/talk', '/parts', '/parts/x']) {
      const fields = { how: 'all', day: formatDay(day('2026-11-20')), words: 'x' }
      assert.equal((await room.post(`${HOME}${path}`, fields, OURS)).headers.get('location'), HOME, path)
    }
    assert.deepEqual(room.given, [])
  })

  test('that is too long is refused, and one of odd shape is none', async () => {
    const room = await opened()
    assert.equal((await room.post(`${HOME}/hardship`, { words: 'x'.repeat(40_000) })).status, 413)
    const body = new FormData()
    body.append('words', new Blob(['x']), 'words.txt')
    const odd = await room.app.request(`https://hb.example${HOME}/dispute`, { method: 'POST', body, headers: OURS })
    assert.equal(odd.status, 303)
    assert.deepEqual(room.holds(), [])
  })

  test('takes effect in the case that its link led to, though the address is another’s by then', async () => {
    const room = await aPageRoom()
    const { borrower } = room.found()
    atTheSecondLook(room, (load) => {
      room.store.putBorrower({ ...borrower, contactPoints: [], sourceVersion: NOW })
      return load()
    })
    assert.equal((await room.post(`${HOME}/stop`, { scope: 'all', once: '1' })).status, 303)
    assert.deepEqual(room.holds(), ['opt-out'])
  })

  test('that nobody’s case takes any more is not told done', async () => {
    const room = await aPageRoom()
    atTheSecondLook(room, () => Promise.resolve(undefined))
    const stopped = await room.post(`${HOME}/stop`, { scope: 'all', once: '1' })
    assert.equal(stopped.status, 404)
    assert.match(await stopped.text(), /This link is no longer in use/)
  })

  test('that could not be stored says that nothing was lost, and whom it was about is not told', async () => {
    const room = await opened()
    room.store.load = () => Promise.reject(new Error('the table is away'))
    const answered = await room.get(HOME)
    assert.equal(answered.status, 500)
    assert.match(await answered.text(), /Something went wrong on our side/)
    assert.equal(room.errors.length, 1)
  })
})

/** Something happens between the look that opens a link and the one that stores the answer. */
function atTheSecondLook(
  { store }: Awaited<ReturnType<typeof aPageRoom>>,
  happen: (load: () => ReturnType<typeof store.load>) => ReturnType<typeof store.load>,
): void {
  const load = store.load.bind(store)
  let looks = 0
  store.load = (id) => {
    looks += 1
    return looks < 2 ? load(id) : happen(() => load(id))
  }
}
