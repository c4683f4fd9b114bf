import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { eventJsonSchema } from '../../shared/events/event-json-schema.ts'

const published = JSON.parse(
  readFileSync(new URL('../../shared/events/business-event.schema.json', import.meta.url), 'utf8'),
)
const schema = z.fromJSONSchema(published)
const anEvent = {
  type: 'contact-sent',
  at: '2026-11-24T10:00:00.000Z',
  borrower: 'b-1',
  contact: 'c-1',
  channel: 'sms',
  purpose: 'upcoming',
  tone: 'friendly',
  steps: [{ loan: 'l-1', subject: '1', step: 'first' }],
}
const detail = (event: object) => ({ version: 1, stage: 'prod', events: [event] })

test('the published JSON Schema is the one that events are written by (npm run generate:event-schema)', () => {
  assert.deepEqual(published, JSON.parse(JSON.stringify(eventJsonSchema())))
})

test('the published JSON Schema accepts an event, also with a field that a later version adds', () => {
  assert.equal(schema.safeParse(detail(anEvent)).success, true)
  assert.equal(schema.safeParse(detail({ ...anEvent, added: 'later' })).success, true)
})

test('the published JSON Schema refuses what is no event of this version', () => {
  assert.equal(schema.safeParse({ ...detail(anEvent), version: 2 }).success, false)
  assert.equal(schema.safeParse(detail({ ...anEvent, type: 'contact-guessed' })).success, false)
  assert.equal(schema.safeParse(detail({ ...anEvent, at: 1_795_600_800_000 })).success, false)
  assert.equal(schema.safeParse(detail({ ...anEvent, channel: 'fax' })).success, false)
})

test('every event that the lender was promised has its name', () => {
  const names = published.properties.events.items.oneOf.map(
    (event: { properties: { type: { const: string } } }) => event.properties.type.const,
  )
  for (const name of ['contact-sent', 'contact-deferred', 'contact-refused', 'contact-delivered', 'task-opened']) {
    assert.ok(names.includes(name), name)
  }
  for (const name of ['response-recorded', 'promise-kept', 'promise-broken', 'arrangement-accepted']) {
    assert.ok(names.includes(name), name)
  }
})
