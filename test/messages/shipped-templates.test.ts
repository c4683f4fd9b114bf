import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { PURPOSES } from '../../shared/case/channel.ts'
import { render } from '../../shared/messages/render.ts'
import { SHIPPED_TEMPLATES, shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { LONGEST_VALUES, someValues } from './message-factory.ts'

const catalogue = shippedTemplates()

test('every file in the folder is shipped under its own name', () => {
  const files = readdirSync(new URL('../../shared/messages/templates', import.meta.url))
  assert.deepEqual(SHIPPED_TEMPLATES.map(({ id }) => `${id}.json`).toSorted(), files.toSorted())
})

test('every purpose has a template', () => {
  for (const purpose of PURPOSES) assert.ok(SHIPPED_TEMPLATES.some((template) => template.purpose === purpose))
})

test('whatever can be said firmly can be said neutrally, because a first contact is never firm', () => {
  for (const { id, tone, purpose } of SHIPPED_TEMPLATES) {
    if (tone === 'firm') assert.ok(catalogue.has(`${purpose}-neutral`, 'sms'), id)
  }
})

test('every template speaks three languages by SMS, email and webhook, with identity and a way to stop', () => {
  for (const { id } of SHIPPED_TEMPLATES) {
    for (const locale of ['en', 'zh-Hans', 'zh-Hant']) {
      for (const channel of ['sms', 'email', 'webhook'] as const) {
        // The confirmation of a stop says that it was heard, and nothing else may stand in it.
        const wording = id === 'answer-stopped' ? ['identity'] : ['identity', 'opt-out']
        assert.ok(catalogue.find(id, channel, [locale], wording).template, `${id} ${locale} ${channel}`)
      }
      if (locale !== 'en') assert.ok(catalogue.find(id, 'sms', [locale], ['signature']).template)
    }
  }
})

test('every SMS keeps to its budget with values as long as they really get', () => {
  for (const template of catalogue.templates) {
    if (template.channel !== 'sms') continue
    for (const loans of [1, 2, 9]) {
      const { text, segments = 0 } = render(template, someValues({ ...LONGEST_VALUES, loans }))
      assert.ok(segments <= template.segmentBudget, `${template.id} ${template.locale}: ${text.length} ${text}`)
      assert.equal(template.segmentBudget, 1)
    }
  }
})
