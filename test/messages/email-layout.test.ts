import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEmailLayout } from '../../shared/messages/build-email-layout.ts'
import { render } from '../../shared/messages/render.ts'
import { SHIPPED_LAYOUT, shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { someValues } from './message-factory.ts'

const emails = shippedTemplates().templates.filter((template) => template.channel === 'email')

test('the compiled layout is what its MJML compiles to', async () => {
  assert.deepEqual(await buildEmailLayout(), SHIPPED_LAYOUT)
})

test('an email loads nothing from anywhere, so that nobody learns that it was opened', () => {
  for (const template of emails) {
    const { html = '' } = render(template, someValues())
    assert.doesNotMatch(html, /<img|<link|@import|url\(|<script|src=/)
  }
})

test('an email has one button, and its links are the reference and the way out', () => {
  for (const template of emails) {
    const { html = '' } = render(template, someValues())
    const links = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, link]) => link)
    assert.deepEqual(links, [someValues().link, someValues().unsubscribeLink])
  }
})

test('no slot or block of the layout is left open', () => {
  for (const template of emails) assert.doesNotMatch(template.html(someValues()), /\[\[|\]\]/)
})

test('the message comes after enough of nothing that a mailbox does not preview it', () => {
  for (const template of emails) {
    const html = template.html(someValues())
    const preview = html.slice(html.indexOf(template.preheader(someValues())), html.indexOf('<h1'))
    assert.ok((preview.match(/&#847;/g) ?? []).length >= 100)
  }
})

test('an email stays well below the size that mailboxes clip', () => {
  for (const template of emails) assert.ok(template.html(someValues()).length < 20_000)
})
