import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { html } from '../../shared/borrower-page/html.ts'
import { LANGUAGES } from '../../shared/borrower-page/words.ts'
import { findForbidden } from '../../shared/messages/wording/check-wording.ts'
import { aCase } from '../case/factories.ts'
import { aBorrowerWithFactor, aPageRoom, HOME, PATHS } from './page-room.ts'

describe('every page', () => {
  for (const language of Object.keys(LANGUAGES)) {
    test(`is small, speaks ${language} and keeps to it`, async () => {
      const room = await aPageRoom({ link: { locale: language } })
      await room.open()
      for (const path of PATHS) {
        const answer = await room.get(`${HOME}${path}`)
        const text = await answer.text()
        assert.equal(answer.status, 200, path)
        assert.match(text, new RegExp(`<html lang="${language}">`))
        assert.ok(Buffer.byteLength(text) < 30 * 1024, `${path} weighs ${Buffer.byteLength(text)}`)
        assert.doesNotMatch(text, /<script|javascript:| on\w+=|\{\w+\}|undefined|NaN/, path)
        assert.doesNotMatch(text, /(src|url\()=?["']?https?:/, path)
      }
    })
  }

  test('lets nothing run and nothing load', async () => {
    const room = await aPageRoom()
    for (const path of [HOME, '/nowhere', '/zzzzzzzzzzz']) {
      const { headers } = await room.get(path)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(
        policy,
        /^default-src 'none'; style-src 'nonce-\w+'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      )
      assert.equal(headers.get('referrer-policy'), 'same-origin')
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.match(headers.get('strict-transport-security') ?? '', /max-age/)
    }
  })

  test('has a nonce of its own', async () => {
    const room = await aPageRoom()
    const nonces = await Promise.all([1, 2].map(async () => /nonce="(\w+)"/.exec(await room.text(HOME))?.[1]))
    assert.equal(new Set(nonces).size, 2)
  })

  test('writes a name as text, whatever it holds', async () => {
    const borrower = { ...aBorrowerWithFactor(), name: '<img src=x onerror=alert(1)>' }
    const room = await aPageRoom({ cases: [aCase({ borrower })] })
    await room.open()
    assert.match(await room.text(HOME), /Hello &lt;img src=x onerror=alert\(1\)&gt;/)
  })
})

describe('the language', () => {
  test('is that of the message, until another is chosen, and then travels along', async () => {
    const room = await aPageRoom({ link: { locale: 'zh-HK' } })
    assert.match(await room.text(HOME), /<html lang="zh-Hant">/)
    const chosen = await room.text(`${HOME}?lang=en`)
    assert.match(chosen, /<html lang="en">/)
    assert.match(chosen, new RegExp(`action="${HOME}/open\\?lang=en"`))
    assert.match(chosen, new RegExp(`href="${HOME}/stop\\?lang=en"`))
    assert.match(await room.text(`${HOME}?lang=tlh`), /<html lang="zh-Hant">/)
  })

  test('is the browser’s where no link says it', async () => {
    const room = await aPageRoom()
    const answer = await room.app.request('https://hb.example/zzzzzzzzzzz', {
      headers: { 'accept-language': 'fr, zh-TW;q=0.9, en;q=0.1' },
    })
    assert.match(await answer.text(), /<html lang="zh-Hant">/)
  })
})

test('the three languages say the same things, with the same names in them', () => {
  const names = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).toSorted()
  const { en, ...others } = LANGUAGES
  for (const [language, words] of Object.entries(others)) {
    assert.deepEqual(Object.keys(words), Object.keys(en), language)
    for (const [key, sentence] of Object.entries(words)) {
      const english = Object.entries(en).find(([name]) => name === key)?.[1] ?? ''
      assert.deepEqual(names(sentence), names(english), `${language} ${key}`)
    }
  }
})

test('no sentence of the page says what a message may not', () => {
  for (const words of Object.values(LANGUAGES)) {
    for (const [key, sentence] of Object.entries(words)) {
      assert.deepEqual(findForbidden(sentence), [], `${key}: ${sentence}`)
      assert.doesNotMatch(sentence, /[!！]|\bmust\b|必须|必須/, key)
    }
  }
})

test('what stands in HTML is text, unless it is HTML', () => {
  assert.equal(
    html`<p>${'<b>'}${html`<i>${'&'}</i>`}${[1, false, undefined]}</p>`.text,
    '<p>&lt;b&gt;<i>&amp;</i>1</p>',
  )
})
