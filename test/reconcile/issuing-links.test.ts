import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../../shared/case/decide.ts'
import { LINK_CARRIED } from '../../shared/links/carried-link.ts'
import { localReference } from '../../shared/messages/values.ts'
import { renderContact } from '../../shared/reconcile/render-contact.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aCase, aContact, aPlan, aPolicy, at } from '../case/factories.ts'
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

test('the next message to the address goes on with the link, and one after two months begins its own', async () => {
  const began = aContact({ id: 'k-1', at: due - DAY, channel: 'sms', point: 'sms-1', outcome: 'sent' })
  const withLink = (contact: typeof began) =>
    aCase({ plan: aPlan({ version: 1, contacts: [contact], links: [{ contact: 'k-1', locale: 'zh-Hans' }] }) })
  const room = aRoom({ caseFile: withLink(began), now: due })
  assert.equal(await room.through(SMS_QUEUE), 'sent')
  assert.deepEqual(room.did.links, [])
  assert.ok(room.did.sent[0]?.text.includes(localReference(aCase().borrower.id, 'k-1')))
  assert.deepEqual(room.plan().links, [{ contact: 'k-1', locale: 'zh-Hans' }])

  const later = aRoom({ caseFile: withLink({ ...began, at: due - LINK_CARRIED }), now: due })
  assert.equal(await later.through(SMS_QUEUE), 'sent')
  assert.equal(later.did.links.length, 1)
  assert.deepEqual(later.plan().links, [{ contact: later.did.links[0]?.contact, locale: 'zh-Hans' }])
})

test('a link from before the stage went live over its table of links is not carried on', async () => {
  const began = aContact({ id: 'k-1', at: due - DAY, channel: 'sms', point: 'sms-1', outcome: 'sent' })
  const plan = aPlan({ version: 1, contacts: [began], links: [{ contact: 'k-1', locale: 'zh-Hans' }] })
  const known = (linksKnownSince: number) => () => ({ ...LIVE, linksKnownSince })
  const same = aRoom({ caseFile: aCase({ plan }), now: due, state: known(began.at) })
  assert.equal(await same.through(SMS_QUEUE), 'sent')
  assert.deepEqual(same.did.links, [])

  const room = aRoom({ caseFile: aCase({ plan }), now: due, state: known(began.at + 1) })
  assert.equal(await room.through(SMS_QUEUE), 'sent')
  assert.deepEqual(room.plan().links, [{ contact: room.did.links[0]?.contact, locale: 'zh-Hans' }])
})

test('an answer begins a link of its own, for who asked for it may have been shut out of the old one', async () => {
  const began = aContact({ id: 'k-1', at: due - DAY, channel: 'sms', point: 'sms-1' })
  const caseFile = aCase({ plan: aPlan({ contacts: [began], links: [{ contact: 'k-1', locale: 'zh-Hans' }] }) })
  const decision = decide(aCase(), aPolicy(), due)
  assert.ok(decision.kind === 'contact')
  const { ports } = aRoom({ caseFile, now: due })
  const rendered = (purpose: 'upcoming' | 'answer') =>
    renderContact(caseFile, { ...decision.contact, purpose }, 'k-2', aPolicy(), ports, due)
  assert.equal((await rendered('upcoming')).began, undefined)
  assert.deepEqual((await rendered('answer')).began, { contact: 'k-2', locale: 'zh-Hans' })
})

test('a message that the provider may have taken leaves a link to go on with', async () => {
  const unknown = aRoom({ caseFile: aCase(), now: due, provider: async () => ({ state: 'unknown' }) })
  assert.equal(await unknown.through(SMS_QUEUE), 'unknown')
  assert.equal(unknown.plan().links?.length, 1)
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
