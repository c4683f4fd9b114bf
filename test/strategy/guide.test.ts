import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CHANNELS, PURPOSES, TONES } from '../../shared/case/channel.ts'
import { parseStrategyText } from '../../shared/strategy/parse-strategy.ts'
import { WHEN_FORMS } from '../../shared/strategy/parse-when.ts'
import { describeErrors } from '../../shared/strategy/strategy-error.ts'
import { accepted, stepDocument, strategyDocument } from './strategy-documents.ts'

const guide = readFileSync(new URL('../../docs/guides/strategies.md', import.meta.url), 'utf8')
const blocks = (info: string) =>
  [...guide.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)]
    .filter(([, marked]) => marked === info)
    .map(([, , body = '']) => body)

/** The guide shows whole strategies, single steps and parts of a strategy. */
function asStrategy(example: Record<string, unknown>) {
  if ('when' in example) return strategyDocument({ steps: [stepDocument(), example] })
  return strategyDocument(example)
}

for (const [at, block] of blocks('json').entries()) {
  test(`example ${at + 1} of the guide is a valid strategy or a part of one`, () => {
    accepted(asStrategy(JSON.parse(block)))
  })
}

test('the mistakes in the guide are told as the guide shows', () => {
  const [mistaken = ''] = blocks('json refused')
  const [shown = ''] = blocks('text')
  const noCake = { templates: { has: (template: string) => template !== 'thanks-with-cake' } }
  const parsed = parseStrategyText(mistaken, noCake)
  assert.ok('errors' in parsed)
  assert.equal(`${describeErrors(parsed.errors)}\n`, shown)
})

test('the guide names every channel, purpose, tone and anchor', () => {
  const anchors = WHEN_FORMS.map((form) => form.replace(/ [-+]?\s?\d+ days?$/, ''))
  // What answers a borrower is no step of a strategy.
  const purposes = PURPOSES.filter((purpose) => purpose !== 'answer')
  for (const word of [...CHANNELS, ...purposes, ...TONES, ...anchors]) {
    assert.match(guide, new RegExp(`\`${word}( [^\`]*)?\``), word)
  }
})
