import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { ownWords } from '../../shared/mail/own-words.ts'
import { readMail } from '../../shared/mail/read-mail.ts'
import { textOfHtml } from '../../shared/mail/text-of-html.ts'
import { ANSWERED, aMail } from './mails.ts'

const SENDER = 'robin@borrower.example'
const read = (headers: Readonly<Record<string, string>>, body: string) => readMail(aMail(headers, body), SENDER)
const wordsOf = async (headers: Readonly<Record<string, string>>, body: string) => {
  const answer = await read(headers, body)
  assert.ok('words' in answer, JSON.stringify(answer))
  return answer.words
}

describe('an answer by mail', () => {
  for (const [program, body] of Object.entries(ANSWERED)) {
    test(`is what was written, and nothing of ours, as ${program} writes it`, async () => {
      assert.equal(await wordsOf({}, body), 'I can pay on Friday')
    })
  }

  test('says from whom it is and which mails it answers, the closest first', async () => {
    const References = '<first@x.example>\n <0107019a-5b1c-4d2e-9f00-000000000001-000000@eu-central-1.amazonses.com>'
    assert.deepEqual(await read({ References }, 'STOP'), {
      from: SENDER,
      words: 'STOP',
      messageId: '<CA+abc123@mail.borrower.example>',
      answers: ['0107019a-5b1c-4d2e-9f00-000000000001-000000@eu-central-1.amazonses.com', 'first@x.example'],
    })
  })

  test('that is answered between our lines is what stands between them', async () => {
    const body =
      'On Thu, Nov 12, 2026 at 9:00 AM Harbour Bank <r@bank.example> wrote:\n> Can you pay on Friday?\nYes I can\n> Or later?\nNo'
    assert.equal(await wordsOf({}, body), 'Yes I can\nNo')
  })

  test('is read in Chinese, in base64, in an older character set and out of HTML', async () => {
    const chinese = { 'Content-Transfer-Encoding': 'base64' }
    assert.equal(await wordsOf(chinese, Buffer.from('我周五还款\n\n发自我的手机').toString('base64')), '我周五还款')
    const gbk = { 'Content-Type': 'text/plain; charset=gb18030', 'Content-Transfer-Encoding': 'quoted-printable' }
    assert.equal(await wordsOf(gbk, '=CD=CB=B6=A9'), '退订')
    const html = { 'Content-Type': 'text/html; charset=utf-8' }
    const page =
      '<html><head><style>p{}</style></head><body><div>I can&#39;t pay &amp; need help</div><div class="gmail_quote"><div>On Thu wrote:</div><blockquote>STOP</blockquote></div></body></html>'
    assert.equal(await wordsOf(html, page), "I can't pay & need help")
  })

  test('has the subject’s words where the subject is the borrower’s own', async () => {
    const own = { Subject: 'STOP', 'In-Reply-To': '' }
    assert.equal(await wordsOf(own, ''), 'STOP')
    assert.equal(await wordsOf(own, 'please'), 'STOP\nplease')
    assert.equal(await wordsOf({ ...own, Subject: '回复：STOP' }, '好的'), '好的')
    assert.equal(await wordsOf({ Subject: 'STOP' }, 'thank you'), 'thank you')
  })

  test('with nothing in it is an answer without words, which a person reads', async () => {
    assert.equal(await wordsOf({}, ''), '')
  })
})

describe('what a program sent is no answer', () => {
  const programs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'out of office': { 'Auto-Submitted': 'auto-replied' },
    'a machine': { 'Auto-Submitted': 'auto-generated; reason=x' },
    'a bounce': { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' },
    'a mailer': { From: 'Mail Delivery <MAILER-DAEMON@borrower.example>' },
    'a responder of old': { 'X-Autoreply': 'yes' },
    'a mailing': { Precedence: 'bulk' },
    'a list': { 'List-Id': '<news.borrower.example>' },
  }
  for (const [what, headers] of Object.entries(programs)) {
    test(what, async () => assert.ok('ignored' in (await read(headers, 'STOP'))))
  }

  test('nor is what comes from no address, from several, or from nobody', async () => {
    assert.ok('ignored' in (await read({ From: '' }, 'STOP')))
    assert.ok('ignored' in (await read({ From: 'nobody' }, 'STOP')))
    const twice = Buffer.concat([Buffer.from('From: eve@evil.example\r\n'), aMail({}, 'STOP')])
    assert.ok('ignored' in (await readMail(twice, SENDER)))
    assert.ok('ignored' in (await readMail(aMail({}, 'STOP'), '')))
  })

  test('a person who writes that no program did is one', async () => {
    assert.equal(
      await wordsOf({ 'Auto-Submitted': 'no' }, 'I am out of office until Friday'),
      'I am out of office until Friday',
    )
  })
})

test('words without a quote stay as they are', () => {
  const line = fc.stringMatching(/^[a-z0-9 ,.!?'我你还款周五]{1,40}$/u).map((text) => text.trim())
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const text = lines.join('\n')
      fc.pre(!/^(?:on |am |在|于)/imu.test(text))
      assert.equal(ownWords(text), text.trim())
    }),
  )
})

test('no text and no HTML makes the reader slow or fail', () => {
  const hostile = fc.oneof(
    fc.string({ maxLength: 2_000 }),
    fc.string({ unit: fc.constantFrom('<', '>', '!', '-', '&', 'd', ' ') }),
  )
  fc.assert(
    fc.property(hostile, (text) => {
      ownWords(text)
      textOfHtml(text)
    }),
  )
  const began = process.cpuUsage().user
  for (const text of [
    '<'.repeat(200_000),
    '<!--'.repeat(50_000),
    `On ${'x'.repeat(200_000)}`,
    '> '.repeat(100_000),
    '&#'.repeat(100_000),
  ]) {
    ownWords(text)
    textOfHtml(text)
  }
  assert.ok(process.cpuUsage().user - began < 2_000_000)
})
