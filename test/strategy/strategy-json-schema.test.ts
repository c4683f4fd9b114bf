import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { SHIPPED_STRATEGIES } from '../../shared/strategy/shipped.ts'
import { strategyJsonSchema } from '../../shared/strategy/strategy-json-schema.ts'
import { withSteps } from './strategy-documents.ts'

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../shared/strategy/${path}`, import.meta.url), 'utf8'))
const published = z.fromJSONSchema(read('strategy.schema.json'))

test('the published JSON Schema is the one that strategies are checked with (npm run generate:strategy-schema)', () => {
  assert.deepEqual(read('strategy.schema.json'), JSON.parse(JSON.stringify(strategyJsonSchema())))
})

for (const id of SHIPPED_STRATEGIES) {
  test(`the published JSON Schema accepts the shipped strategy "${id}", which names it`, () => {
    const file = read(`shipped/${id}.json`)
    assert.equal(file.$schema, '../strategy.schema.json')
    assert.equal(published.safeParse(file).success, true)
  })
}

test('the published JSON Schema refuses what an editor should underline', () => {
  assert.equal(published.safeParse(withSteps({})).success, true)
  assert.equal(published.safeParse(withSteps({ when: 'due + 3 days' })).success, false)
  assert.equal(published.safeParse(withSteps({ chanels: ['sms'] })).success, false)
  assert.equal(published.safeParse(withSteps({ window: { from: '9:00', to: '19:00' } })).success, false)
  assert.equal(published.safeParse(withSteps({ tone: 'loud' })).success, false)
})
