import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { historyItem } from '../../../shared/aws/items/history-item.ts'
import { UnreadableItemError } from '../../../shared/aws/items/item-errors.ts'
import { PIECES, putBack, takeOut } from '../../../shared/aws/items/message-pieces.ts'
import { packedFindingSchema, packFinding } from '../../../shared/aws/items/packed-finding.ts'
import { readHistoryItem } from '../../../shared/aws/items/read-history.ts'
import type { Finding } from '../../../shared/case/finding.ts'
import { render } from '../../../shared/messages/render.ts'
import { shippedTemplates } from '../../../shared/messages/shipped-templates.ts'
import type { Template } from '../../../shared/messages/template.ts'
import type { HistoryEntry } from '../../../shared/ports.ts'
import { at, day } from '../../case/factories.ts'
import { someValues } from '../../messages/message-factory.ts'
import { KILOBYTE, sizeOf } from './item-size.ts'

const NOW = at('2026-11-07T01:00:00Z')
const DAYS = 730
const ASKED = {
  what: 'arrangement-asked',
  at: NOW,
  arrangement: 'ar-1',
  loan: 'l-1',
  currency: 'CNY',
  instalments: [
    { id: 'ar-1.1', dueOn: day('2026-11-20'), amount: 60_000 },
    { id: 'ar-1.2', dueOn: day('2026-12-21'), amount: 60_000 },
  ],
  answerBy: day('2026-11-12'),
} as const
const UNCLEAR = {
  what: 'response',
  at: NOW,
  response: 'in-1',
  door: 'sms',
  channel: 'sms',
  words: 'blue',
  intents: ['unclear'],
  sure: false,
  holds: [],
  lifted: [],
} as const
const FINDINGS: readonly Finding[] = [
  { rule: 'consolidated', effect: 'note', loan: 'loan-000002', step: 'before-due' },
  { rule: 'US-F-HOURS', effect: 'defer', channel: 'sms', from: NOW - 1, until: NOW },
  { rule: 'contact', effect: 'allow', step: 'before-due', channel: 'sms' },
]

/** A contact as it leaves: ids as long as real ones, two loans, and the versions of three packs. */
function contactBy(template: Template): HistoryEntry {
  const email = template.channel === 'email'
  return {
    what: 'contact',
    at: NOW,
    contact: 'c'.repeat(14),
    channel: template.channel,
    point: '0'.repeat(32),
    purpose: 'upcoming',
    tone: 'friendly',
    outcome: 'sent',
    providerId: '0100018c8a1c2f5e-6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d-000000',
    message: {
      channel: template.channel,
      to: email ? 'robin.longname@example.com' : '+12025550123',
      locale: template.locale,
      template: { id: template.id, version: template.version },
      ...render(template, someValues({ loans: 2, amount: 480_00 })),
      ...(email && { unsubscribeUrl: 'https://hb.example/stop/0ill26x9k' }),
    },
    steps: ['loan-000001', 'loan-000002'].map((loan) => ({ loan, subject: '3', step: 'before-due' })),
    findings: FINDINGS,
    versions: { strategy: 'gentle@1', packs: 'cn@2026-11-23 us@2026-11-23 strictest-default@2026-11-23 48jty6' },
  }
}

const facts = { contact: 'k-1', channel: 'sms', point: 'sms-1', purpose: 'overdue', tone: 'firm' } as const
const steps = [{ loan: 'l-1', subject: '1', step: 'overdue-1' }]
const ENTRIES: readonly HistoryEntry[] = [
  { what: 'lost', at: NOW, ...facts, steps },
  { what: 'point-closed', at: NOW, point: 'sms-1', why: 'opted-out' },
  { what: 'handed-over', at: NOW, task: 'call.l-1.1.overdue-30', findings: FINDINGS },
  { what: 'withdrawn', at: NOW, contact: 'k-1', channel: 'sms', findings: [] },
  { what: 'decision', at: NOW, kind: 'wait', until: NOW + 1, findings: FINDINGS },
  { what: 'decision', at: NOW, kind: 'rest', findings: [] },
  { what: 'task-opened', at: NOW, task: 'review.place', kind: 'review' },
  { what: 'task-opened', at: NOW, task: 'call.l-1', kind: 'call', loan: 'l-1' },
  {
    what: 'acted',
    ...{ at: NOW, id: 'r-1', by: 'amy', act: 'hold-set', why: 'A letter came.', lifted: [] },
    holds: [{ id: 'r-1.dispute', kind: 'dispute' }],
  },
  {
    what: 'acted',
    at: NOW,
    id: 'r-2',
    by: 'amy',
    act: 'response-reversed',
    response: 'in-1',
    holds: [],
    lifted: ['x'],
  },
  { ...UNCLEAR, opinion: { model: 'a-model', intent: 'vulnerable', confidence: 0.93, acted: true } },
  { ...UNCLEAR, response: 'in-2', opinion: { model: 'a-model', failed: 'AbortError' } },
  { what: 'task-taken', at: NOW, task: 'call.l-1', by: 'amy' },
  { what: 'task-released', at: NOW, task: 'call.l-1', by: 'amy' },
  {
    what: 'task-closed',
    ...{ at: NOW, task: 'call.l-1', kind: 'call', loan: 'l-1', by: 'amy', outcomes: ['promise'] },
    ...{ contact: 'task-1', note: 'Paid on Friday.', response: 'task-1', lifted: ['in-1.pause'] },
    holds: [{ id: 'task-1.promise', kind: 'promise', loan: 'l-1' }],
  },
  { what: 'promise-settled', at: NOW, promise: 'pr-1', loan: 'l-1', state: 'kept' },
  { what: 'erased', at: NOW, request: 'request#17' },
  { what: 'promise-settled', at: NOW, promise: 'pr-1', loan: 'l-1', state: 'broken' },
  { ...ASKED, state: 'accepted', terms: 'house@1/early' },
  { ...ASKED, state: 'proposed' },
  { what: 'arrangement-settled', at: NOW, arrangement: 'ar-1', loan: 'l-1', state: 'confirmed' },
  { what: 'arrangement-settled', at: NOW, arrangement: 'ar-1', loan: 'l-1', state: 'caught-up' },
  { what: 'delivery', at: NOW, contact: 'k-1', channel: 'email', state: 'bounced', why: 'General' },
  { what: 'delivery', at: NOW, contact: 'k-1', channel: 'sms', state: 'expired' },
]

describe('an entry of the history', () => {
  for (const entry of ENTRIES) {
    test(`reads back as it was: ${entry.what} ${'kind' in entry ? entry.kind : ''}`, () => {
      assert.deepEqual(readHistoryItem(historyItem('b-1', entry, DAYS)), { borrower: 'b-1', entry })
    })
  }

  for (const template of shippedTemplates().templates) {
    const { id, locale, channel } = template
    test(`keeps ${id} in ${locale} by ${channel} as it was sent, in ${channel === 'email' ? 'little more than ' : ''}one write unit`, () => {
      const entry = contactBy(template)
      const item = historyItem('b'.repeat(12), entry, DAYS)
      assert.deepEqual(readHistoryItem(item).entry, entry)
      // All ids here are as long as they get; with those of most houses an email, too, stays within one.
      const most = channel === 'email' ? 1.0625 * KILOBYTE : KILOBYTE
      assert.ok(sizeOf(item) <= most, `${sizeOf(item)} bytes`)
    })
  }

  test('overwrites itself when it is written again, and no other entry', () => {
    const keys = ENTRIES.map((entry) => historyItem('b-1', entry, DAYS).sk?.S)
    assert.equal(new Set(keys).size, ENTRIES.length)
    assert.deepEqual(
      ENTRIES.map((entry) => historyItem('b-1', { ...entry }, DAYS).sk?.S),
      keys,
    )
    assert.ok(keys.every((key) => key?.startsWith('2026-11-07T01:00:00.000Z#')))
  })

  test('of a broken message is refused without a word of it', () => {
    const [template] = shippedTemplates().templates
    assert.ok(template)
    const item = historyItem('b-1', contactBy(template), DAYS)
    const message = item.message?.B ?? new Uint8Array()
    for (const broken of [message.subarray(0, 40), Uint8Array.of(9, ...message.subarray(1)), new Uint8Array()]) {
      assert.throws(
        () => readHistoryItem({ ...item, message: { B: broken } }),
        (error) =>
          error instanceof UnreadableItemError && !/2025550123|Harbour/.test(`${error.message} ${error.cause}`),
      )
    }
  })
})

test('the message dictionary never changes, since what was written against it could not be read any more', () => {
  const file = new URL('../../../shared/aws/items/message-dictionary-1.json', import.meta.url)
  const { text } = JSON.parse(readFileSync(file, 'utf8'))
  assert.equal(
    createHash('sha256').update(text).digest('hex'),
    'a8836798d9542ef30c1f503ff12d540ddb1795e5525f28dd8059e6e762427020',
  )
})

test('nor do the pieces of the layout that are taken out of it', () => {
  assert.equal(
    createHash('sha256').update(PIECES.join('\u0000')).digest('hex'),
    '0890b9c0755b8b065ae8409cc8587c4c4592086867669b0da6ba2773fbeb7be9',
  )
})

test('a message that was packed without taking pieces out reads back', () => {
  const email = shippedTemplates().templates.find(({ channel }) => channel === 'email')
  assert.ok(email)
  const entry = contactBy(email)
  assert.ok(entry.what === 'contact')
  const file = new URL('../../../shared/aws/items/message-dictionary-1.json', import.meta.url)
  const dictionary = Buffer.from(JSON.parse(readFileSync(file, 'utf8')).text)
  const old = Buffer.concat([Uint8Array.of(1), deflateRawSync(JSON.stringify(entry.message), { dictionary })])
  assert.deepEqual(readHistoryItem({ ...historyItem('b-1', entry, DAYS), message: { B: old } }).entry, entry)
})

test('pieces that are put back make no text of any length, and a text without any stays as it is', () => {
  assert.ok(PIECES.length > 10)
  const many = `${'\u0000!'.repeat(1_000)}`
  assert.throws(() => putBack(many, 100_000), RangeError)
  assert.throws(() => putBack('\u0000~', 100_000), RangeError)
  fc.assert(
    fc.property(fc.string(), fc.nat({ max: PIECES.length - 1 }), (text, at) => {
      const json = `${JSON.stringify(text)}${PIECES[at]}${JSON.stringify(text)}`
      assert.equal(putBack(takeOut(json), 1_000_000), json)
    }),
  )
})

test('a finding reads back from its line, whatever its ids hold', () => {
  const odd: Finding = { rule: 'a=b c%20d', effect: 'note', loan: 'l 1', step: '100%', channel: 'sms' }
  for (const finding of [...FINDINGS, odd]) assert.deepEqual(packedFindingSchema.parse(packFinding(finding)), finding)
  assert.equal(packFinding(FINDINGS[0] ?? odd), 'note consolidated loan=loan-000002 step=before-due')
})
