import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SHIPPED_FRAME, SHIPPED_TEMPLATES } from '../../shared/messages/shipped-templates.ts'

/** What Duewell does not say in any tone. */
const NEVER = [
  /\bfinal\b/i,
  /immediate/i,
  /\bfail(ed|ure|ing)? to\b/i,
  /legal action|lawsuit|court/i,
  /\burgent/i,
  /\bmust\b/i,
  /delinquen|restructur/i,
  /your request is being processed/i,
  /[!\uff01]/,
  /严重|立即|立刻|马上|尽快|最后通知|法律责任|征信|起诉|催收|务必|否则|特此|逾期不还|多次联系/,
  /嚴重|立即|立刻|馬上|盡快|儘快|最後通知|法律責任|聯徵|起訴|催收|務必|否則|特此|多次聯繫/,
]

/** What a lock screen does not show: the word for debt, and amounts. */
const DEBT = [
  /\bdebts?\b|\bloans?\b|\bow(e|ed|ing)\b|overdue|past due|arrears|balance|collect/i,
  /\{(amount|promiseAmount|currency)\}/,
  /贷|欠|债|逾期|还款/,
  /貸|欠|債|逾期|還款/,
]

/** What a colleague may not read over a shoulder, beyond that. */
const SHOULDER = [
  /\bdue\b|\bpa(y|id|yments?|ying)\b|\bmissed\b|amount|money/i,
  /账单|到期|款|付|分期|钱/,
  /帳單|到期|款|繳|分期|錢/,
]

const CAPITALS = /\b[A-Z]{2,}\b/g
const KEYWORDS = new Set(['STOP', 'HELP'])

/** Go to whoever has the number, so they lead nowhere. */
const LEADS_NOWHERE = new Set(['answer-stopped', 'answer-started', 'answer-heard', 'answer-vulnerable'])
/** All that may be said after a stop is that it was heard. */
const STOPPED = 'answer-stopped'

const texts = SHIPPED_TEMPLATES.flatMap(({ id, texts: byLocale }) =>
  Object.entries(byLocale).map(([locale, text]) => ({ id, name: `${id} in ${locale}`, locale, text })),
)

for (const { id, name, locale, text } of texts) {
  test(`${name} keeps its voice down`, () => {
    for (const words of stringsIn(text)) {
      for (const word of NEVER) assert.doesNotMatch(plain(words), word)
      const shouted = (words.match(CAPITALS) ?? []).filter((word) => !KEYWORDS.has(word))
      assert.deepEqual(shouted, [])
    }
  })

  test(`${name} tells nobody else`, () => {
    const { sms, email, voice, webhook } = text
    for (const words of [sms?.text, email?.subject, email?.preheader, voice?.text, webhook?.text]) {
      for (const word of DEBT) assert.doesNotMatch(plain(words ?? ''), word)
    }
    for (const words of [email?.subject, email?.preheader, voice?.text]) {
      for (const word of SHOULDER) assert.doesNotMatch(plain(words ?? ''), word)
    }
  })

  test(`${name} names the lender first and the way to stop last`, () => {
    const stop = { en: /Reply STOP to end texts$/, 'zh-Hans': /拒收请回复R$/, 'zh-Hant': /停收請回STOP$/ }[locale]
    assert.ok(text.sms && stop)
    assert.match(text.sms.text, locale === 'en' ? /^\{lender\}: / : /^【\{lender\}】/)
    if (id !== STOPPED) assert.match(text.sms.text, stop)
    assert.equal(text.sms.text.includes('{link}'), !LEADS_NOWHERE.has(id))
  })

  test(`${name} is written with the punctuation of its language`, () => {
    for (const words of stringsIn(text)) {
      if (locale === 'en') assert.doesNotMatch(words, /[\u2018-\u201f\u3000-\u9fff\uff00-\uffef]/)
      else assert.doesNotMatch(words, /\p{Script=Han}[,:;?.]/u)
    }
  })
}

test('the frame of every email keeps its voice down', () => {
  for (const words of stringsIn(SHIPPED_FRAME.texts)) for (const word of NEVER) assert.doesNotMatch(words, word)
})

test('traditional texts use no simplified characters, and the other way round', () => {
  const SIMPLIFIED = /[们这个还吗时从发对会说过么样账单计划选两务达电话国门问间复习书]/
  const TRADITIONAL = /[們這還嗎時從發對會說過麼樣帳單計劃選兩務達電話國門問間復習書繳]/
  for (const { locale, text } of texts) {
    for (const words of stringsIn(text)) {
      if (locale === 'zh-Hant') assert.doesNotMatch(words, SIMPLIFIED)
      if (locale === 'zh-Hans') assert.doesNotMatch(words, TRADITIONAL)
    }
  }
})

/** The text without its ICU syntax, whose argument `loans` is nothing that a reader sees. */
function plain(source: string): string {
  return source.replace(/\{loans(, plural,)?/g, '{')
}

function stringsIn(text: unknown): readonly string[] {
  if (typeof text === 'string') return [text]
  if (Array.isArray(text)) return text.flatMap(stringsIn)
  if (typeof text !== 'object' || text === null) return []
  return Object.entries(text).flatMap(([key, value]) => (key === 'provides' ? [] : stringsIn(value)))
}
