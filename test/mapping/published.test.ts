import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { mappingJsonSchema } from '../../shared/mapping/mapping-json-schema.ts'
import { FORMS, MAPPED_RECORDS } from '../../shared/mapping/mapping-schema.ts'
import { parseMapping, parseMappingText } from '../../shared/mapping/parse-mapping.ts'
import { aMapping } from './mapping-documents.ts'

const at = (path: string) => new URL(`../../${path}`, import.meta.url)
const text = (path: string) => readFileSync(at(path), 'utf8')
const published = z.fromJSONSchema(JSON.parse(text('shared/mapping/mapping.schema.json')))
const guide = text('docs/guides/bring-your-own-table.md')

test('the published JSON Schema is the one that mappings are checked with (npm run generate:mapping-schema)', () => {
  const generated = JSON.parse(JSON.stringify(mappingJsonSchema()))
  assert.deepEqual(JSON.parse(text('shared/mapping/mapping.schema.json')), generated)
})

test('the published JSON Schema refuses what an editor should underline', () => {
  assert.equal(published.safeParse(aMapping()).success, true)
  for (const wrong of [aMapping({ amounts: 'cents' }), aMapping({}, { colour: 'x' }), aMapping({ rows: [] })]) {
    assert.equal(published.safeParse(wrong).success, false)
  }
})

const examples = readdirSync(at('docs/examples')).filter((name) => name.endsWith('.mapping.json'))
for (const name of examples) {
  test(`the example ${name} is a good mapping and names the schema`, () => {
    const file = JSON.parse(text(`docs/examples/${name}`))
    assert.deepEqual(parseMapping(file), { mapping: file })
    assert.equal(published.safeParse(file).success, true)
    assert.ok(existsSync(new URL(file.$schema, at('docs/examples/'))))
    assert.ok(guide.includes(name), 'the guide speaks of it')
  })
}

test('every mapping in the guide is a good one', () => {
  const mappings = [...guide.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => json)
  assert.ok(mappings.length > 0)
  for (const json of mappings) assert.ok('mapping' in parseMappingText(json), json)
})

test('the guide names every kind of row and every form of a value', () => {
  for (const word of [...MAPPED_RECORDS, ...FORMS, 'counter', 'otherwise', 'after', 'absent']) {
    assert.ok(guide.includes(`\`${word}\``), word)
  }
})
