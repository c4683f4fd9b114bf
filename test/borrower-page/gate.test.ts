import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { LINK_LIVES } from '../../shared/links/carried-link.ts'
import { DAY, HOUR, MINUTE } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aLoan } from '../case/factories.ts'
import { ANSWER, aBorrowerWithFactor, aPageRoom, HOME, PATHS, REFERENCE, UNSUBSCRIBE } from './page-room.ts'

const PERSONAL = /Li Wei|1,200|¥|CN¥|payment|owe|due|账单|付款/i

describe('before the question is answered', () => {
  test('no page says who is meant, how much, or that anything is owed', async () => {
    const room = await aPageRoom()
    for (const path of PATHS) {
      const answer = await room.get(`${HOME}${path}`)
      const text = (await answer.text()).replace(/<style.*?<\/style>/s, '')
      assert.ok([200, 303].includes(answer.status), path)
      assert.doesNotMatch(text, PERSONAL, path)
    }
  })

  test('nothing changes by opening any page, whoever opens it and however often', async () => {
    const room = await aPageRoom()
    const before = JSON.stringify(room.found())
    for (const path of [...PATHS, '/open', '/close', '/fresh-link']) await room.get(`${HOME}${path}`)
    for (const method of ['HEAD', 'OPTIONS']) await room.app.request(`https://hb.example${HOME}/stop`, { method })
    await room.get(`/stop/${UNSUBSCRIBE}`)
    assert.equal(JSON.stringify(room.found()), before)
    assert.deepEqual(room.given, [])
  })

  test('a link that was never issued, has ended, was revoked or went to a number that is not theirs leads to the same page', async () => {
    const texts = new Set<string>()
    const look = async (room: Awaited<ReturnType<typeof aPageRoom>>, path = HOME) => {
      const answer = await room.get(path)
      assert.equal(answer.status, 404)
      texts.add((await answer.text()).replace(/nonce="\w+"/, ''))
    }
    await look(await aPageRoom(), '/zzzzzzzzzzz')
    const ended = await aPageRoom()
    ended.clock.advanceTo(ended.clock.now() + 2 * LINK_LIVES)
    await look(ended)
    const revoked = await aPageRoom()
    await revoked.links.revoke(REFERENCE, revoked.clock.now())
    await look(revoked)
    await look(await aPageRoom({ link: { point: 'sms-9' } }))
    await look(await aPageRoom({ link: { borrower: 'b-9' } }))
    assert.equal(texts.size, 1)
  })

  test('a link of a text message does not unsubscribe, and one of an email opens the page too', async () => {
    const room = await aPageRoom()
    assert.equal((await room.get(`/stop/${REFERENCE}`)).status, 404)
    assert.equal((await room.get(`/${UNSUBSCRIBE}`)).status, 200)
  })

  test('a borrower of whom no second factor is known is shown a person instead of a question', async () => {
    const room = await aPageRoom({ cases: [aCase({ borrower: aBorrower() })] })
    const text = await room.text(HOME)
    assert.match(text, /Maya Chen/)
    assert.doesNotMatch(text, /name="answer"/)
    assert.equal((await room.open()).status, 422)
  })
})

describe('the question', () => {
  test('the right answer opens the page for a while, at this link alone', async () => {
    const other = aCase({ borrower: aBorrowerWithFactor({ id: 'b-2' }), loans: [aLoan()] })
    const room = await aPageRoom({ cases: [aCase({ borrower: aBorrowerWithFactor() }), other] })
    await room.links.put('9z8Y7x6W5v4', { ...(await linkOf(room)), borrower: 'b-2' })
    const opened = await room.open()
    assert.equal(opened.status, 303)
    assert.equal(opened.headers.get('location'), HOME)
    assert.match(
      opened.headers.get('set-cookie') ?? '',
      /^opened=[^;]+; Max-Age=1800; Path=\/1a2B3c4D5e6; HttpOnly; Secure; SameSite=Strict$/,
    )
    assert.match(await room.text(HOME), /CN¥1,200\.00/)
    assert.doesNotMatch(await room.text('/9z8Y7x6W5v4'), /1,200/)
    room.clock.advanceTo(room.clock.now() + 31 * MINUTE)
    assert.doesNotMatch(await room.text(HOME), /1,200/)
  })

  test('each page that is opened keeps it open, and closing it closes it', async () => {
    const room = await aPageRoom()
    await room.open()
    for (let half = 0; half < 4; half += 1) {
      room.clock.advanceTo(room.clock.now() + 20 * MINUTE)
      assert.match(await room.text(HOME), /1,200/)
    }
    await room.post(`${HOME}/close`)
    assert.doesNotMatch(await room.text(HOME), /1,200/)
  })

  test('it is asked again after twelve hours, whatever was opened meanwhile', async () => {
    const room = await aPageRoom()
    await room.open()
    for (let half = 0; half < 25; half += 1) {
      room.clock.advanceTo(room.clock.now() + 29 * MINUTE)
      await room.get(HOME)
    }
    assert.doesNotMatch(await room.text(HOME), /1,200/)
  })

  test('a note that is not ours opens nothing', async () => {
    const room = await aPageRoom()
    const forged = ['', 'a.b.c', `${(1).toString(36)}.${(4e12).toString(36)}.x`, 'zz']
    for (const note of forged) {
      const answer = await room.app.request(`https://hb.example${HOME}`, { headers: { cookie: `opened=${note}` } })
      assert.doesNotMatch(await answer.text(), /1,200/)
    }
  })

  test('case, spaces, marks and full width make no difference', async () => {
    for (const answer of [' 48 21 ', '48-21', '４８２１']) {
      const room = await aPageRoom()
      assert.equal((await room.post(`${HOME}/open`, { answer })).status, 303, answer)
    }
  })

  test('a wrong answer says so and nothing else, an empty one is no try', async () => {
    const room = await aPageRoom()
    const wrong = await room.post(`${HOME}/open`, { answer: '0000' })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /not what we have/)
    for (let tries = 0; tries < 30; tries += 1) await room.post(`${HOME}/open`, { answer: '  ' })
    assert.equal((await room.open()).status, 303)
  })
})

describe('whoever guesses', () => {
  const guess = (room: Awaited<ReturnType<typeof aPageRoom>>, times: number) =>
    Array.from({ length: times }, (_, n) => n).reduce(
      async (before, n) => [...(await before), (await room.post(`${HOME}/open`, { answer: `x${1000 + n}` })).status],
      Promise.resolve<number[]>([]),
    )

  test('is heard five times from one place, and then waits longer each time', async () => {
    const room = await aPageRoom()
    assert.deepEqual(await guess(room, 7), [422, 422, 422, 422, 422, 429, 429])
    const waiting = await room.post(`${HOME}/open`, { answer: ANSWER })
    assert.equal(waiting.status, 429)
    assert.match(await waiting.text(), /listen again in 2 minutes/)
    room.clock.advanceTo(room.clock.now() + 1 * MINUTE)
    assert.deepEqual(await guess(room, 2), [422, 429])
    room.clock.advanceTo(room.clock.now() + 1 * MINUTE)
    assert.deepEqual(await guess(room, 1), [429])
    room.clock.advanceTo(room.clock.now() + 1 * MINUTE)
    assert.equal((await room.open()).status, 303)
  })

  test('does not lock out the borrower, who comes from elsewhere', async () => {
    const room = await aPageRoom()
    await guess(room, 8)
    room.comeFrom('198.51.100.7')
    assert.equal((await room.open()).status, 303)
  })

  test('from many places slows the link down for a day at most, and a fresh link has no wait', async () => {
    const room = await aPageRoom()
    for (let place = 0; place < 40; place += 1) {
      room.comeFrom(`203.0.113.${place}`)
      await guess(room, 1)
    }
    room.comeFrom('198.51.100.7')
    assert.equal((await room.open()).status, 429)
    await room.links.put('9z8Y7x6W5v4', await linkOf(room))
    assert.equal((await room.post('/9z8Y7x6W5v4/open', { answer: ANSWER })).status, 303)
    room.clock.advanceTo(room.clock.now() + DAY)
    assert.equal((await room.open()).status, 303)
  })

  for (const [how, { atOnce, pause }] of Object.entries({
    'again and again': { atOnce: 1, pause: 2 * HOUR },
    'as often as is free, and then not for three days': { atOnce: 14, pause: 3 * DAY },
  })) {
    test(`${how} gets fewer than 130 tries in the life of a link, from however many places`, async () => {
      const room = await aPageRoom()
      const until = room.clock.now() + LINK_LIVES
      let heard = 0
      for (let place = 0; room.clock.now() < until; ) {
        for (const last = place + atOnce; place < last; place += 1) {
          room.comeFrom(`10.0.${place % 250}.${Math.floor(place / 250)}`)
          const [status] = await guess(room, 1)
          if (status === 422) heard += 1
        }
        room.clock.advanceTo(room.clock.now() + pause)
      }
      assert.ok(heard > 20 && heard < 130, `${heard} tries were heard`)
    })
  }

  test('counts as one household with all addresses of an IPv6 network', async () => {
    const room = await aPageRoom()
    for (let host = 1; host <= 5; host += 1) {
      room.comeFrom(`2001:db8:1:2::${host}`)
      await guess(room, 1)
    }
    room.comeFrom('2001:db8:1:2:aaaa:bbbb:cccc:dddd')
    assert.deepEqual(await guess(room, 1), [429])
    room.comeFrom('2001:db8:1:3::1')
    assert.deepEqual(await guess(room, 1), [422])
  })

  test('at once is heard no more often than one after another', async () => {
    const room = await aPageRoom()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => room.post(`${HOME}/open`, { answer: `x${1000 + n}` })),
    )
    assert.ok(answers.filter(({ status }) => status === 422).length <= 5)
  })
})

test('a fresh link is owed once a day, to the number that the old one went to', async () => {
  const room = await aPageRoom()
  for (let times = 0; times < 3; times += 1) {
    const answer = await room.post(`${HOME}/fresh-link`)
    assert.match(await answer.text(), /fresh link is on its way/)
  }
  const owed = room.found().holds
  assert.deepEqual(
    owed.map((hold) => hold.kind === 'answer' && [hold.says, hold.point]),
    [['help', 'sms-1']],
  )
})

const linkOf = async (room: Awaited<ReturnType<typeof aPageRoom>>) => {
  const link = await room.links.find(REFERENCE)
  if (link === undefined) throw new Error('the link is gone')
  return link
}
