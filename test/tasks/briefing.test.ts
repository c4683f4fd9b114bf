import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HistoryEntry } from '../../shared/ports.ts'
import { briefingOf } from '../../shared/tasks/briefing.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aContact, aHold, aPlan, at } from '../case/factories.ts'
import { aTask, closingPolicy, NOW } from './task-room.ts'

const response: HistoryEntry = {
  what: 'response',
  at: NOW - DAY,
  response: 'in-1',
  door: 'sms',
  channel: 'sms',
  sure: true,
  holds: [],
  lifted: [],
  words: '我失业了',
  intents: ['hardship'],
}

test('a briefing has the story, the borrower’s words, what is owed and how it may be paid in parts', () => {
  const earlier = { ...response, at: NOW - 2 * DAY, response: 'in-0', words: '好的' }
  const task = aTask({ response: 'in-1' })
  const brief = briefingOf(task, aCase({ tasks: [task] }), [earlier, response], closingPolicy, NOW)
  assert.deepEqual(
    brief.words.map(({ words, about }) => [words, about]),
    [
      ['我失业了', true],
      ['好的', false],
    ],
  )
  assert.deepEqual(
    brief.story.map(({ kind }) => kind),
    ['reply', 'reply', 'task'],
  )
  assert.deepEqual(
    brief.loans.map(({ owed, daysPastDue }) => [owed, daysPastDue]),
    [[120_000, 2]],
  )
  assert.ok(brief.offers.some(({ id }) => id === 'monthly-3'))
  assert.equal(brief.dueAt, NOW + DAY)
})

test('a call may begin in the hours of the law, and the briefing says which rule moved it', () => {
  const night = at('2026-11-12T23:30:00+08:00')
  const { hours } = briefingOf(aTask(), aCase(), [], closingPolicy, night)
  const call = hours.find(({ manner }) => manner === 'call')
  assert.ok(call?.from !== undefined && call.from >= at('2026-11-13T08:00:00+08:00'))
  assert.ok(call.until !== undefined && call.until <= at('2026-11-13T22:00:00+08:00'))
  assert.ok(call.findings.some(({ effect, citation }) => effect === 'defer' && citation !== undefined))
  assert.deepEqual(
    hours.map(({ channel, manner }) => manner ?? channel),
    ['call', 'letter', 'visit', 'sms', 'email'],
  )
})

test('contacts that were made already move the next call', () => {
  const calls = [1, 2, 3].map((n) =>
    aContact({
      id: `k-${n}`,
      at: NOW - n * 60_000,
      channel: 'agent',
      manner: 'call',
      elsewhere: true,
      result: 'conversation',
    }),
  )
  const plan = aPlan({ contacts: calls.toReversed() })
  const free = briefingOf(aTask(), aCase(), [], closingPolicy, NOW).hours.find(({ manner }) => manner === 'call')
  const capped = briefingOf(aTask(), aCase({ plan }), [], closingPolicy, NOW).hours.find(
    ({ manner }) => manner === 'call',
  )
  assert.equal(free?.from, NOW)
  assert.ok(capped?.from === undefined || capped.from > NOW)
})

test('a briefing says what has to be said and what must not be, each with its rule', () => {
  const caseFile = aCase({ borrower: aBorrower({ jurisdictions: ['US'], zones: ['America/New_York'] }) })
  const { rules } = briefingOf(aTask(), caseFile, [], closingPolicy, NOW)
  const all = [...rules.say, ...rules.doNotSay]
  assert.ok(rules.doNotSay.some(({ words }) => words.includes('third-party')))
  assert.ok(all.every(({ sentence, pack, status }) => sentence !== '' && pack !== undefined && status !== undefined))
})

test('holds that stand are told, those that ended are not', () => {
  const standing = aHold({ id: 'h-1', kind: 'hardship', until: NOW + DAY })
  const ended = aHold({ id: 'h-2', kind: 'pause', until: NOW - DAY })
  const { holds } = briefingOf(aTask(), aCase({ holds: [standing, ended] }), [], closingPolicy, NOW)
  assert.deepEqual(holds, [standing])
})
