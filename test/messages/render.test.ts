import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Channel } from '../../shared/case/channel.ts'
import type { MessageValues } from '../../shared/messages/message-values.ts'
import { missingValue, render } from '../../shared/messages/render.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import type { Template } from '../../shared/messages/template.ts'
import { someValues } from './message-factory.ts'

function shipped(id: string, channel: Channel, locale = 'en'): Template {
  const { template } = shippedTemplates().find(id, channel, [locale], [])
  assert.ok(template)
  return template
}

test('finds nothing missing in complete values', () => {
  for (const template of shippedTemplates().templates) assert.equal(missingValue(template, someValues()), undefined)
})

test('names the value that is missing or empty, instead of leaving a blank', () => {
  const email = shipped('overdue-neutral', 'email')
  const lacking: readonly (readonly [string, Partial<MessageValues>])[] = [
    ['link', { link: '' }],
    ['link', { link: '  ' }],
    ['amount', { amount: undefined }],
    ['name', { name: '' }],
    ['lender', { lender: { 'zh-Hans': '海湾银行' } }],
    ['contactPerson', { contactPerson: { en: ' ' } }],
    ['unsubscribeLink', { unsubscribeLink: '' }],
  ]
  for (const [variable, values] of lacking) assert.equal(missingValue(email, someValues(values)), variable)
})

test('misses only what the template writes', () => {
  const values = someValues({ amount: undefined, promiseAmount: undefined, promiseDate: undefined })
  assert.equal(missingValue(shipped('overdue-neutral', 'sms'), values), undefined)
  assert.equal(missingValue(shipped('promise-due-friendly', 'sms'), values), 'promiseDate')
})

test('an amount of nothing is an amount', () => {
  assert.equal(missingValue(shipped('overdue-neutral', 'email'), someValues({ amount: 0 })), undefined)
})

test('writes values into HTML as text, whatever they hold', () => {
  const { html = '' } = render(
    shipped('overdue-neutral', 'email'),
    someValues({ name: `<img src=x onerror="alert('1')"> & Co`, link: 'https://hb.example/"><script>' }),
  )
  assert.ok(!html.includes('<img'))
  assert.ok(!html.includes('<script'))
  assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; Co'))
})

test('writes values into plain text as they are', () => {
  const { text } = render(shipped('overdue-neutral', 'email'), someValues({ name: 'Smith & Sons' }))
  assert.ok(text.includes('Smith & Sons'))
})

test('braces in a value are text and not a template', () => {
  const { text } = render(shipped('overdue-neutral', 'email'), someValues({ name: '{link} {loans, plural}' }))
  assert.ok(text.includes('{link} {loans, plural}'))
})

test('gives an SMS its segments and an email its subject and HTML', () => {
  const sms = render(shipped('upcoming-friendly', 'sms'), someValues())
  assert.equal(sms.segments, 1)
  assert.equal(sms.subject, undefined)
  const email = render(shipped('upcoming-friendly', 'email'), someValues())
  assert.equal(email.subject, 'A date for your diary, from Harbour Bank')
  assert.equal(email.segments, undefined)
})

test('says in plain text everything that the HTML says', () => {
  for (const template of shippedTemplates().templates) {
    if (template.channel !== 'email') continue
    const { text, html = '' } = render(template, someValues())
    const body = html.slice(html.indexOf('<body')).replace(/<!--[\s\S]*?-->/g, '')
    const shown = body.replace(/^[\s\S]*?<h1/, '<h1').replace(/<[^>]*>/g, '\n')
    const lines = shown.split('\n').map((line) => unescapeHtml(line.trim()))
    for (const line of lines.filter((each) => each !== '')) assert.ok(text.includes(line), `${template.id}: ${line}`)
  }
})

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
