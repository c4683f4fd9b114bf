import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { LANGUAGES } from '../../../shared/borrower-page/words.ts'
import { helpByCountrySchema, helpSchema } from '../../../shared/messages/help/help.ts'
import { crisisLineFor, helpFor } from '../../../shared/messages/help/help-for.ts'
import shipped from '../../../shared/messages/help/shipped-help.json' with { type: 'json' }
import { withShippedHelp } from '../../../shared/messages/help/shipped-help.ts'
import { SAMPLE_LENDER } from '../../../shared/messages/lender.ts'
import { parseDay } from '../../../shared/time/instant.ts'

const own = helpByCountrySchema.parse({
  GB: { crisis: [{ names: { en: 'Harbour Care' }, phone: '0800 496 0000', does: { en: 'Listens.' } }] },
})

const { help: known } = withShippedHelp(SAMPLE_LENDER)
const { help: withOwn } = withShippedHelp({ ...SAMPLE_LENDER, help: own })

const sourceSchema = z.strictObject({
  page: z.string().min(8),
  says: z.string().min(3),
  read: z.string().refine((day) => parseDay(day) !== undefined),
})

test('each shipped entry is sound, in every language of the page, and says where and when it was read', () => {
  for (const { debts, crisis } of Object.values(shipped)) {
    for (const { source, ...help } of [...debts, ...crisis]) {
      const { names, does } = helpSchema.parse(help)
      for (const language of Object.keys(LANGUAGES)) assert.ok(names[language] && does[language], language)
      sourceSchema.parse(source)
    }
  }
})

test('what is said of credit in a country says where and when it was read', () => {
  const file = new URL('../../../shared/borrower-page/places.json', import.meta.url)
  const places = z
    .record(z.string(), z.looseObject({ source: sourceSchema }))
    .parse(JSON.parse(readFileSync(file, 'utf8')))
  assert.ok(Object.keys(places).length > 0)
})

test("a lender's own help takes the place of what is shipped for the same need, and of nothing else", () => {
  assert.deepEqual(crisisLineFor(['GB'], withOwn), { en: 'Harbour Care 0800 496 0000' })
  assert.deepEqual(helpFor('debts', ['GB'], withOwn), helpFor('debts', ['GB'], known))
  assert.deepEqual(crisisLineFor(['US'], withOwn), crisisLineFor(['US'], known))
})

test('the help is that of the first place of which something is known', () => {
  assert.deepEqual(helpFor('crisis', ['XX', 'US-CA'], known), helpFor('crisis', ['US'], known))
  assert.deepEqual(helpFor('crisis', ['XX'], known), [])
  assert.equal(crisisLineFor(['XX'], known), undefined)
})

test('a number that is in the name is written once', () => {
  assert.equal(crisisLineFor(['US'], known)?.en, '988 Lifeline')
  assert.equal(crisisLineFor(['GB'], known)?.en, 'Samaritans 116 123')
})

test('help that cannot be reached is refused', () => {
  assert.match(helpSchema.safeParse({ names: { en: 'X' }, does: { en: 'Y' } }).error?.message ?? '', /can be found/)
})
