import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCase, aPolicy, at } from '../case/factories.ts'
import { aRoom, LIVE, SMS_QUEUE } from './room-factory.ts'

const due = at('2026-11-07T09:00:00+08:00')

test('a message carries a link that was issued for its contact, point and language', async () => {
  const room = aRoom({ caseFile: aCase(), now: due })
  assert.equal(await room.through(SMS_QUEUE), 'sent')
  const [link, ...more] = room.did.links
  const [contact] = room.plan().contacts
  assert.deepEqual(more, [])
  assert.deepEqual(link, {
    borrower: aCase().borrower.id,
    contact: contact?.id,
    channel: 'sms',
    point: contact?.point,
    locale: room.did.sent[0]?.locale,
  })
})

test('what is only observed issues no link', async () => {
  const room = aRoom({ caseFile: aCase(), now: due, state: () => ({ ...LIVE, mode: 'observe' }) })
  assert.equal(await room.through(SMS_QUEUE), 'observed')
  const [entry] = room.history()
  assert.deepEqual(room.did.links, [])
  assert.ok(entry?.what === 'contact')
  assert.ok(entry.message.text.includes(`${aPolicy().lender.linkBase}/00000000000`))
})

test('a link that could not be kept takes the claim back, so that the contact is made the next time', async () => {
  let throttled = true
  const mayIssue = () => {
    if (throttled) throw new Error('throttled')
  }
  const room = aRoom({ caseFile: aCase(), now: due, mayIssue })
  await assert.rejects(room.through(SMS_QUEUE), /throttled/)
  assert.deepEqual([room.plan().claim, room.plan().done, room.did.sent], [undefined, [], []])
  throttled = false
  assert.equal(await room.through(SMS_QUEUE), 'sent')
})
