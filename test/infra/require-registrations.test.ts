import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packsFrom } from '../../infra/own-packs.ts'
import { requireRegistrations } from '../../infra/require-registrations.ts'
import type { RulePack } from '../../shared/compliance/pack-schema.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import type { Registrations } from '../../shared/messages/registrations.ts'
import { SHIPPED_TEMPLATES, shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { shippedStrategy } from '../../shared/strategy/shipped.ts'

const strategy = shippedStrategy('gentle', { templates: shippedTemplates() })
const { registrations: SAMPLE, ...lender } = SAMPLE_LENDER

const named = (...names: string[]) => packsFrom(names, (path) => path)
const INDIA: readonly RulePack[] = [
  { id: 'india', version: '1', binds: 'jurisdictions', jurisdictions: ['IN'], rules: [] },
]

function refusal(packs: readonly RulePack[], registrations?: Registrations): string {
  try {
    requireRegistrations(packs, { strategy, lender: registrations ? { ...lender, registrations } : lender })
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  return 'taken'
}

test('synth is refused where texts go to a country whose carriers ask for a registration that is not there', () => {
  assert.match(refusal(named('us')), /\/lender\/registrations\/US\n.*US-CARRIERS.*\n.*campaign/)
  assert.match(refusal(named('cn')), /\/lender\/registrations\/CN\n.*CN-SMS-REGISTERED/)
  assert.match(refusal(INDIA), /\/lender\/registrations\/IN\n.*IN-DLT/)
  assert.equal(refusal(named('cn', 'us'), SAMPLE), 'taken')
})

test('nothing is asked where no pack of such a country is named', () => {
  assert.equal(refusal([]), 'taken')
  assert.equal(refusal(named('strictest-default')), 'taken')
})

test('a signature that no text begins with is no registration', () => {
  assert.match(refusal(named('cn'), { CN: { signatures: ['别家银行'] } }), /\/CN\/signatures\n.*【海湾银行】/)
})

test('every template that the strategy sends to India is registered in one language at least', () => {
  const dlt = { entityId: '1101234567890123456', header: 'HRBRBK' }
  const message = refusal(INDIA, { IN: { ...dlt, templates: { 'upcoming-friendly@1@en': '1107000000000000001' } } })
  assert.match(
    message,
    /\/IN\/templates\n.*"due-today-friendly".*\n.*due-today-friendly@1@en, due-today-friendly@1@zh-Hans/,
  )
  assert.doesNotMatch(message, /"upcoming-friendly"/)
  const templates = Object.fromEntries(
    SHIPPED_TEMPLATES.map(({ id, version }, at) => [`${id}@${version}@en`, `11070000000000000${at + 10}`]),
  )
  assert.equal(refusal(INDIA, { IN: { ...dlt, templates } }), 'taken')
})
