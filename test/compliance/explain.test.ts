import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOfPack, REASONS } from '../../shared/case/finding.ts'
import { explainFinding } from '../../shared/compliance/explain.ts'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'

const book = compileRulebook(shippedPacks(), { actor: 'first-party' })

test('a reason of the house explains itself in its sentence', () => {
  assert.deepEqual(explainFinding({ rule: 'promise-stands', effect: 'rest' }, book), {
    sentence: REASONS['promise-stands'],
  })
})

test('a rule of a pack explains itself with its citation, whether or not it binds this lender', () => {
  assert.deepEqual(explainFinding({ rule: 'US-F-CEASE', effect: 'deny' }, book), {
    sentence:
      'After a written refusal to pay or a request to cease, a collector for others stops; left are notices that the effort ends, of the usual remedies, or of a remedy intended.',
    status: 'law',
    citation: '12 CFR 1006.6(c); 15 USC 1692c(c)',
    url: 'https://checkoutapi.com',
    pack: 'us@2026-11-23',
  })
})

test('a house rule has no citation', () => {
  const { status, citation } = explainFinding({ rule: 'CN-HOUSE-DAY', effect: 'defer' }, book)
  assert.deepEqual([status, citation], ['house', undefined])
})

test('a rule that the packs no longer have is named by its id', () => {
  assert.match(explainFinding({ rule: 'US-OLD', effect: 'defer' }, book).sentence, /US-OLD/)
})

test('a reason of the house is told from a rule of a pack by its id', () => {
  for (const rule of Object.keys(REASONS)) assert.equal(isOfPack({ rule }), false, rule)
  for (const { rules } of shippedPacks()) for (const { id } of rules) assert.ok(isOfPack({ rule: id }), id)
})
