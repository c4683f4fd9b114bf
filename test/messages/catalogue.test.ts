import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { catalogueOf, smsText, someTemplateFile } from './template-factory.ts'

const threeLanguages = catalogueOf(
  someTemplateFile({
    en: smsText('{lender}: hello. Reply STOP to end texts', ['identity', 'opt-out']),
    'zh-Hans': smsText('{lender}', ['identity']),
    'zh-Hant': smsText('【{lender}】停收請回STOP', ['signature', 'identity', 'opt-out']),
  }),
)

test('finds the text in the first language that the borrower accepts', () => {
  assert.equal(threeLanguages.find('hello', 'sms', ['zh-HK', 'en'], []).template?.locale, 'zh-Hant')
  assert.equal(threeLanguages.find('hello', 'sms', ['es', 'en-GB', 'zh'], []).template?.locale, 'en')
})

test('never falls back to a language that is not accepted', () => {
  assert.deepEqual(threeLanguages.find('hello', 'sms', ['es', 'fr'], []), { missing: 'no-template' })
})

test('prefers an exact regional text to the general one', () => {
  const regional = catalogueOf(someTemplateFile({ 'zh-Hant': smsText('一'), 'zh-HK': smsText('二') }))
  assert.equal(regional.find('hello', 'sms', ['zh-HK'], []).template?.locale, 'zh-HK')
  assert.equal(regional.find('hello', 'sms', ['zh-TW'], []).template?.locale, 'zh-Hant')
})

test('passes over a text that lacks required wording for one in the next accepted language', () => {
  assert.equal(threeLanguages.find('hello', 'sms', ['zh-CN', 'en'], ['opt-out']).template?.locale, 'en')
  assert.deepEqual(threeLanguages.find('hello', 'sms', ['zh-CN'], ['opt-out']), { missing: 'missing-wording' })
})

test('takes the variant that carries the wording where one id has several', () => {
  const variant = catalogueOf(
    someTemplateFile({ en: smsText('{lender}: hello', ['identity']) }),
    someTemplateFile({ en: smsText('{lender}, a collector: hello', ['identity', 'collector-disclosure']) }),
  )
  const found = variant.find('hello', 'sms', ['en'], ['collector-disclosure'])
  assert.ok(found.template?.provides.includes('collector-disclosure'))
  assert.ok(!variant.find('hello', 'sms', ['en'], []).template?.provides.includes('collector-disclosure'))
})

test('knows which template has a text for which channel', () => {
  assert.ok(threeLanguages.has('hello', 'sms'))
  assert.ok(!threeLanguages.has('hello', 'email'))
  assert.ok(!threeLanguages.has('goodbye', 'sms'))
  assert.deepEqual(threeLanguages.find('goodbye', 'sms', ['en'], []), { missing: 'no-template' })
})

test('answers the same object for the same question', () => {
  const catalogue = shippedTemplates()
  const ask = () => catalogue.find('overdue-neutral', 'sms', ['en-US'], ['identity', 'opt-out'])
  assert.equal(ask(), ask())
})

for (const [claim, text] of [
  ['identity', 'hello'],
  ['opt-out', '{lender}: hello'],
  ['signature', '{lender} 拒收请回复R'],
] as const) {
  test(`refuses a text that claims ${claim} and does not show it`, () => {
    assert.throws(
      () => catalogueOf(someTemplateFile({ en: smsText(text, [claim]) })),
      new RegExp(`hello in en.*"${claim}"`),
    )
  })
}

test('refuses an email in a language that the frame does not speak', () => {
  const email = { subject: 'a', preheader: 'b', lead: 'c', button: 'd' }
  assert.throws(() => catalogueOf(someTemplateFile({ es: { email } })), /hello in es: the email frame has no words/)
})
