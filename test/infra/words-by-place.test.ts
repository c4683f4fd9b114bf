import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { packsFrom } from '../../infra/own-packs.ts'
import { wordsByPlace } from '../../infra/words-by-place.ts'
import type { RulePack } from '../../shared/compliance/pack-schema.ts'
import { parsePack } from '../../shared/compliance/parse-pack.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { shippedStrategy } from '../../shared/strategy/shipped.ts'
import { aStrategy } from '../case/factories.ts'

const channels = {
  sms: { sender: { by: 'sns', type: 'Transactional', maxPriceUsd: '0.10', senderId: 'HARBOUR' } },
  email: { sender: { from: 'Harbour <r@hb.example>' } },
} as const
const strategy = shippedStrategy('gentle', { templates: shippedTemplates() })
const said = (packs?: readonly RulePack[], more: object = {}) =>
  wordsByPlace({ strategy, packs, lender: SAMPLE_LENDER, channels, ...more })

function demanding(wording: string, channel = ['sms', 'email']): RulePack {
  const rule = { id: 'ZZ-WORDS', sentence: 'A rule of a test.', status: 'house', actor: 'both', channels: channel }
  const parsed = parsePack({
    id: 'zz',
    version: '1',
    binds: 'jurisdictions',
    jurisdictions: ['ZZ'],
    rules: [{ ...rule, kind: 'wording', wording: [wording] }],
  })
  return 'pack' in parsed ? parsed.pack : assert.fail(JSON.stringify(parsed.errors))
}

describe('where a strategy has no text that may be sent', () => {
  test('is said with step, place, channel, language and rule', () => {
    const [english = '', ...more] = said(packsFrom(['cn'], String))
    assert.match(
      english,
      /^CN: by sms in en no text of "before-due", .* has "signature" \(CN-SMS-SIGNATURE\); another channel/,
    )
    assert.deepEqual(more, [])
  })

  test('ends synth where a step would say nothing there in any language', () => {
    assert.throws(() => said([demanding('collector-disclosure')]), {
      name: 'SettingsRefusedError',
      message: /\/steps\/0\n.*ZZ: by sms in en no text of "before-due" has "collector-disclosure" \(ZZ-WORDS\)/,
    })
  })

  test('is only said where a channel or a person is left', () => {
    assert.equal(said([demanding('collector-disclosure', ['sms'])]).length, 3)
    const step = {
      id: 'by-person',
      when: 'due - 1 day',
      channels: ['sms', 'agent'],
      purpose: 'upcoming',
      tone: 'friendly',
      window: { from: '09:00', to: '19:00' },
    }
    const withPerson = aStrategy([step])
    const found = said([demanding('collector-disclosure')], {
      strategy: withPerson,
      channels: { ...channels, agent: {} },
    })
    assert.equal(found.length, 3)
    assert.match(found[0] ?? '', /another channel or a person takes its place/)
  })

  test('of the packs that come with Duewell is English in China alone, and nobody is left in silence', () => {
    for (const id of ['gentle', 'early-delinquency', 'education'] as const) {
      const each = shippedStrategy(id, { templates: shippedTemplates() })
      const found = said(undefined, { strategy: each })
      assert.deepEqual(
        found.filter((line) => !/^IN: no text goes by sms/.test(line)).map((line) => line.slice(0, 19)),
        ['CN: by sms in en no'],
      )
    }
  })

  test('and carriers that get no texts are named before anybody is owed one', () => {
    const { registrations: _, ...unregistered } = SAMPLE_LENDER
    const found = said(undefined, { lender: unregistered })
    for (const country of ['CN', 'IN', 'US'])
      assert.ok(found.some((line) => line.startsWith(`${country}: no text goes by sms, since lender.registrations`)))
  })
})
