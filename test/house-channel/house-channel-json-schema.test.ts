import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { houseChannelJsonSchema } from '../../shared/house-channel/house-channel-json-schema.ts'
import { REPLY, REPORT } from '../functions/receive-webhook/signed-requests.ts'

const FILE = new URL('../../shared/house-channel/house-channel-message.schema.json', import.meta.url)
const published = JSON.parse(readFileSync(FILE, 'utf8'))
const schema = z.fromJSONSchema(published)

test('the published JSON Schema is the one that messages are read by (npm run generate:house-channel-schema)', () => {
  assert.deepEqual(published, JSON.parse(JSON.stringify(houseChannelJsonSchema())))
})

test('the published JSON Schema takes a reply and a report, and refuses what is neither', () => {
  for (const message of [REPLY, REPORT]) assert.equal(schema.safeParse(message).success, true)
  assert.equal(schema.safeParse({ ...REPLY, type: 'contact.guessed' }).success, false)
  assert.equal(schema.safeParse({ ...REPORT, data: { ...REPORT.data, state: 'lost' } }).success, false)
  assert.equal(schema.safeParse({ ...REPORT, timestamp: 'yesterday' }).success, false)
})
