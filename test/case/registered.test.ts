import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../../shared/case/decide.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { missingRegistration, registrationOf } from '../../shared/case/registered.ts'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { localPolicy } from '../../shared/local/local-policy.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import type { Registrations } from '../../shared/messages/registrations.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { aBorrower, aCase, aLoan, aPoint, at, day } from './factories.ts'

const policy = localPolicy()
const withRegistrations = (registrations?: Registrations): Policy => {
  const { registrations: _, ...lender } = SAMPLE_LENDER
  return { ...policy, lender: registrations === undefined ? lender : { ...lender, registrations } }
}

const { template } = shippedTemplates().find('due-today-friendly', 'sms', ['en'], [])
const chinese = shippedTemplates().find('due-today-friendly', 'sms', ['zh-Hans'], []).template

const CHINA = '+8613800138000'
const INDIA = '+919812345678'
const USA = '+12125550142'
const NIGERIA = '+2348030000000'

const DLT = { entityId: '1101234567890123456', header: 'HRBRBK', templates: {} }

test('a text is held back where its country asks for a registration that is not there', () => {
  const bare = withRegistrations()
  assert.equal(missingRegistration('sms', INDIA, undefined, bare), 'IN-DLT')
  assert.equal(missingRegistration('sms', CHINA, undefined, bare), 'CN-SMS-REGISTERED')
  assert.equal(missingRegistration('sms', USA, undefined, bare), 'US-CARRIERS')
  assert.equal(missingRegistration('sms', NIGERIA, undefined, bare), undefined)
  assert.equal(missingRegistration('email', 'a@example.com', undefined, bare), undefined)
  assert.equal(missingRegistration('voice', INDIA, undefined, bare), undefined)
})

test('numbers of the Caribbean are none of the carriers of the USA', () => {
  assert.equal(missingRegistration('sms', '+18765550123', undefined, withRegistrations()), undefined)
})

test('in India each text needs its own template, and a new version a new one', () => {
  const registered = (key: string) => withRegistrations({ IN: { ...DLT, templates: { [key]: '1107000000000000001' } } })
  assert.equal(missingRegistration('sms', INDIA, undefined, registered('due-today-friendly@1@en')), undefined)
  assert.equal(missingRegistration('sms', INDIA, template, registered('due-today-friendly@1@en')), undefined)
  assert.equal(missingRegistration('sms', INDIA, template, registered('due-today-friendly@2@en')), 'IN-DLT')
  assert.equal(missingRegistration('sms', INDIA, template, registered('due-today-friendly@1@hi')), 'IN-DLT')
})

test('in China a text begins with a signature that is registered', () => {
  const signed = (...signatures: string[]) => withRegistrations({ CN: { signatures } })
  assert.equal(missingRegistration('sms', CHINA, chinese, signed('海湾银行')), undefined)
  assert.equal(missingRegistration('sms', CHINA, chinese, signed('海灣銀行')), 'CN-SMS-REGISTERED')
  assert.equal(missingRegistration('sms', CHINA, template, signed('海湾银行', 'Harbour Bank')), 'CN-SMS-REGISTERED')
})

test('what goes out with a text to India is the entity, the header and the id of its template', () => {
  const india = withRegistrations({ IN: { ...DLT, templates: { 'due-today-friendly@1@en': '1107000000000000001' } } })
  assert.ok(template)
  assert.deepEqual(registrationOf('sms', INDIA, template, india), {
    entityId: '1101234567890123456',
    header: 'HRBRBK',
    templateId: '1107000000000000001',
  })
  assert.equal(registrationOf('sms', USA, template, india), undefined)
})

const DUE = at('2026-11-10T18:00:00Z')

function american(contactsSent: number) {
  const point = { consent: { at: at('2026-11-01T00:00:00Z'), source: 'contract' } }
  const borrower = aBorrower({
    locales: ['en'],
    zones: ['America/New_York'],
    jurisdictions: ['US'],
    contactPoints: [aPoint('sms', point), aPoint('email', point)],
  })
  const loan = aLoan({ currency: 'USD', instalments: [{ id: '1', dueOn: day('2026-11-10'), amount: 12_000 }] })
  const caseFile = aCase({ borrower, loans: [loan] })
  return { ...caseFile, plan: { ...caseFile.plan, contactsSent } }
}

test('without a registration a decision sends no text to the USA and names the rule', () => {
  const decision = decide(american(1), withRegistrations(), DUE)
  assert.notEqual(decision.kind === 'contact' && decision.contact.channel, 'sms')
  assert.ok(decision.findings.some(({ rule, effect }) => rule === 'US-CARRIERS' && effect === 'deny'))
  const registered = decide(american(1), policy, DUE)
  assert.ok(registered.findings.every(({ rule }) => rule !== 'US-CARRIERS'))
})

test('a collector for others makes no first contact by text, since its notice would tell others', () => {
  const decision = decide(american(0), asCollector(), DUE)
  assert.ok(decision.kind !== 'contact')
  assert.ok(decision.findings.some(({ rule, channel }) => rule === 'US-F-18E-FIRST' && channel === 'sms'))
})

test('later contacts of a collector for others carry its disclosure or are refused', () => {
  const decision = decide(american(1), asCollector(), DUE)
  assert.ok(decision.kind !== 'contact')
  const rules = decision.findings.map(({ rule, channel }) => `${channel} ${rule}`)
  assert.ok(!rules.includes('sms US-F-18E-FIRST'))
  // Carriers bar its texts, and no email that comes with Duewell says that it is from a debt collector.
  assert.ok(rules.includes('sms US-CARRIERS'))
  assert.ok(rules.includes('email missing-wording'))
})

function asCollector(): Policy {
  return { ...policy, rulebook: compileRulebook(shippedPacks(), { actor: 'third-party' }) }
}
