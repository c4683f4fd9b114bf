import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { businessEventSchema } from '../../shared/events/business-event.ts'
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts'
import { publishedEvent } from '../../shared/events/published-event.ts'
import type { HistoryEntry } from '../../shared/ports.ts'
import { anOutgoing, NOW } from '../aws/outgoing.ts'
import { day } from '../case/factories.ts'

/** A contact as a plan needs it. */
const FACTS = {
  contact: 'c-1',
  channel: 'sms',
  point: 'sms-1',
  purpose: 'upcoming',
  tone: 'friendly',
  steps: [{ loan: 'l-1', subject: '1', step: 'first' }],
} as const

const aContact = (outcome: 'sent' | 'unknown' | 'failed' | 'observed'): HistoryEntry => ({
  what: 'contact',
  at: NOW,
  ...FACTS,
  outcome,
  message: anOutgoing().message,
  findings: [{ rule: 'contact', effect: 'allow' }],
  versions: { strategy: 's', packs: 'p' },
})
const aDecision = (findings: Extract<HistoryEntry, { what: 'decision' }>['findings']): HistoryEntry => ({
  what: 'decision',
  at: NOW,
  kind: 'wait',
  until: NOW + 1_000,
  findings,
})
const typesOf = (entry: HistoryEntry) => eventsOfEntry('b-1', entry).map(({ type }) => type)

describe('the events of a history entry', () => {
  for (const outcome of ['sent', 'unknown', 'failed', 'observed'] as const) {
    test(`tell a contact that was ${outcome}, with its loans and steps and without its words`, () => {
      assert.deepEqual(eventsOfEntry('b-1', aContact(outcome)), [
        { type: `contact-${outcome}`, at: NOW, borrower: 'b-1', ...FACTS },
      ])
    })
  }

  test('tell a contact whose sender died as unknown', () => {
    const { point, ...pointless } = FACTS
    assert.deepEqual(eventsOfEntry('b-1', { what: 'lost', at: NOW, ...pointless, point: undefined }), [
      { type: 'contact-unknown', at: NOW, borrower: 'b-1', ...pointless },
    ])
  })

  test('tell that a promise was kept, or broken', () => {
    for (const state of ['kept', 'broken'] as const) {
      assert.deepEqual(
        eventsOfEntry('b-1', { what: 'promise-settled', at: NOW, promise: 'pr-1', loan: 'l-1', state }),
        [{ type: `promise-${state}`, at: NOW, borrower: 'b-1', promise: 'pr-1', loan: 'l-1' }],
      )
    }
  })

  test('ask the core system about an arrangement, with all that it needs to answer', () => {
    const asked = {
      at: NOW,
      arrangement: 'ar-1',
      loan: 'l-1',
      terms: 'house@1/early',
      currency: 'CNY',
      instalments: [{ id: 'ar-1.1', dueOn: day('2026-11-20'), amount: 60_000 }],
      answerBy: day('2026-11-12'),
    }
    const [event] = eventsOfEntry('b-1', { what: 'arrangement-asked', state: 'accepted', ...asked })
    assert.deepEqual(event, { type: 'arrangement-accepted', borrower: 'b-1', ...asked })
    const published = publishedEvent(event!)
    assert.deepEqual(published.instalments, [{ id: 'ar-1.1', dueOn: '2026-11-20', amount: 60_000 }])
    assert.equal(published.answerBy, '2026-11-12')
    assert.deepEqual(businessEventSchema.parse(published), event)
  })

  test('tell what became of an arrangement', () => {
    for (const state of ['confirmed', 'rejected', 'broken', 'caught-up', 'paid'] as const) {
      const entry = { what: 'arrangement-settled', at: NOW, state, arrangement: 'ar-1', loan: 'l-1' } as const
      const event = { type: `arrangement-${state}`, at: NOW, borrower: 'b-1', arrangement: 'ar-1', loan: 'l-1' }
      assert.deepEqual(eventsOfEntry('b-1', entry), [event])
    }
  })

  test('tell who-less that a task was taken, given back and closed, and a promise that came of it', () => {
    const task = { at: NOW, task: 'call.l-1', by: 'amy' }
    for (const what of ['task-taken', 'task-released'] as const) {
      assert.deepEqual(eventsOfEntry('b-1', { what, ...task }), [
        { type: what, at: NOW, borrower: 'b-1', task: 'call.l-1' },
      ])
    }
    const holds = [{ id: 'task-1.promise', kind: 'promise', loan: 'l-1' }] as const
    const made = {
      kind: 'call',
      outcomes: ['promise'],
      note: 'On Friday.',
      response: 'task-1',
      holds,
      lifted: [],
    } as const
    assert.deepEqual(eventsOfEntry('b-1', { what: 'task-closed', ...task, ...made }), [
      { type: 'task-closed', at: NOW, borrower: 'b-1', task: 'call.l-1', kind: 'call', outcomes: ['promise'] },
      { type: 'promise-made', at: NOW, borrower: 'b-1', promise: 'task-1.promise', loan: 'l-1' },
    ])
  })

  test('tell that a contact point closed, and why', () => {
    assert.deepEqual(eventsOfEntry('b-1', { what: 'point-closed', at: NOW, point: 'sms-1', why: 'invalid' }), [
      { type: 'point-closed', at: NOW, borrower: 'b-1', point: 'sms-1', why: 'invalid' },
    ])
  })

  test('tell a contact that was withdrawn at the last look', () => {
    const entry = { what: 'withdrawn', at: NOW, contact: 'c-1', channel: 'email', findings: [] } as const
    assert.deepEqual(eventsOfEntry('b-1', entry), [
      { type: 'contact-withdrawn', at: NOW, borrower: 'b-1', contact: 'c-1', channel: 'email' },
    ])
  })

  test('tell a deferral only where a rule of a pack made it, each rule once', () => {
    const deferred = aDecision([
      { rule: 'US-F-HOURS', effect: 'defer', channel: 'sms' },
      { rule: 'US-F-HOURS', effect: 'defer', channel: 'email' },
      { rule: 'spread', effect: 'defer' },
    ])
    assert.deepEqual(eventsOfEntry('b-1', deferred), [
      { type: 'contact-deferred', at: NOW, borrower: 'b-1', until: NOW + 1_000, rules: ['US-F-HOURS'] },
    ])
    assert.deepEqual(typesOf(aDecision([{ rule: 'spread', effect: 'defer' }])), [])
    assert.deepEqual(typesOf(aDecision([{ rule: 'paused', effect: 'defer' }])), [])
  })

  test('tell a refusal where a rule of a pack forbade a contact, at rest as well', () => {
    const findings = [{ rule: 'US-F-CONSENT', effect: 'deny' }] as const
    assert.deepEqual(eventsOfEntry('b-1', { what: 'decision', at: NOW, kind: 'rest', findings }), [
      { type: 'contact-refused', at: NOW, borrower: 'b-1', rules: ['US-F-CONSENT'] },
    ])
    assert.deepEqual(typesOf(aDecision([{ rule: 'no-contact-point', effect: 'deny' }])), [])
  })

  test('tell a task once: by its own entry and not by the step that was handed over', () => {
    assert.deepEqual(typesOf({ what: 'handed-over', at: NOW, task: 'call.l-1', findings: [] }), [])
    const opened = { what: 'task-opened', at: NOW, task: 'call.l-1', kind: 'call', loan: 'l-1' } as const
    assert.deepEqual(eventsOfEntry('b-1', opened), [
      { type: 'task-opened', at: NOW, borrower: 'b-1', task: 'call.l-1', kind: 'call', loan: 'l-1' },
    ])
    assert.equal('loan' in eventsOfEntry('b-1', { ...opened, loan: undefined } as unknown as HistoryEntry)[0]!, false)
  })

  test('tell what became of a message at its provider', () => {
    const entry = { what: 'delivery', at: NOW, contact: 'c-1', channel: 'email' } as const
    assert.deepEqual(typesOf({ ...entry, state: 'delivered' }), ['contact-delivered'])
    assert.deepEqual(eventsOfEntry('b-1', { ...entry, state: 'bounced', why: 'Permanent' }), [
      {
        type: 'contact-undelivered',
        at: NOW,
        borrower: 'b-1',
        contact: 'c-1',
        channel: 'email',
        state: 'bounced',
        why: 'Permanent',
      },
    ])
  })

  test('can all be published, and come back as they were', () => {
    const entries: HistoryEntry[] = [
      aContact('sent'),
      aDecision([
        { rule: 'US-F-HOURS', effect: 'defer' },
        { rule: 'US-F-CONSENT', effect: 'deny' },
      ]),
      { what: 'lost', at: NOW, ...FACTS },
      { what: 'point-closed', at: NOW, point: 'sms-1', why: 'bounced' },
      { what: 'task-opened', at: NOW, task: 'call.l-1', kind: 'call' },
      { what: 'delivery', at: NOW, contact: 'c-1', channel: 'sms', state: 'expired' },
    ]
    for (const event of entries.flatMap((entry) => eventsOfEntry('b-1', entry))) {
      assert.deepEqual(businessEventSchema.parse(JSON.parse(JSON.stringify(publishedEvent(event)))), event)
    }
  })
})
