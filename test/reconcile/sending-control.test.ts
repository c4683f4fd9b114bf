import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { SendingState } from '../../shared/sending/sending-state.ts'
import { DAY, HOUR, MINUTE } from '../../shared/time/instant.ts'
import { aCase, aLoan, aPlan, at } from '../case/factories.ts'
import { aRoom, CHANGE, LIVE, SMS_QUEUE } from './room-factory.ts'

const due = at('2026-11-07T09:00:00+08:00')
const observing: SendingState = { ...LIVE, mode: 'observe' }
const paused: SendingState = {
  ...LIVE,
  pauses: [{ id: 'p-1', scope: { of: 'all' }, by: 'maya', why: 'a wrong import', from: due - HOUR }],
}

describe('while a stage observes', () => {
  test('everything is decided and recorded, and nothing is sent', async () => {
    const room = aRoom({ caseFile: aCase(), now: due, state: () => observing })
    assert.equal(await room.through(SMS_QUEUE), 'observed')
    assert.equal(room.did.sent.length, 0)
    assert.equal(room.plan().contacts[0]?.outcome, 'observed')
    assert.equal(room.plan().contactsSent, 0)
    const [entry] = room.history()
    assert.ok(entry?.what === 'contact' && entry.outcome === 'observed' && entry.message.text.length > 0)
  })

  test('a step is observed once, as it would be sent once', async () => {
    const room = aRoom({ caseFile: aCase(), now: due, state: () => observing })
    await room.through(SMS_QUEUE)
    assert.equal(await room.through(SMS_QUEUE), 'waiting')
  })

  test('what was observed counts no more once the stage is live, and the step is really sent', async () => {
    let state = observing
    const room = aRoom({ caseFile: aCase(), now: due, state: () => state })
    await room.through(SMS_QUEUE)
    state = LIVE
    assert.equal(await room.through(SMS_QUEUE), 'sent')
    assert.deepEqual(
      room.plan().contacts.map(({ outcome }) => outcome),
      ['sent'],
    )
    assert.deepEqual(
      room.plan().done.map(({ outcome }) => outcome),
      ['sent'],
    )
  })

  test('no work opens for people', async () => {
    const caseFile = aCase({ plan: aPlan({ contactsSent: 3 }) })
    const room = aRoom({ caseFile, now: at('2026-12-11T11:00:00+08:00'), state: () => observing })
    await room.through({ opened: 'queue', channel: 'agent' })
    assert.deepEqual(room.store.peek('b-1')?.tasks, [])
    assert.equal(room.plan().done[0]?.outcome, 'observed')
  })
})

describe('a pause', () => {
  test('lets a due case wait a little, at every door, and says so', async () => {
    const room = aRoom({ caseFile: aCase(), now: due, state: () => paused })
    assert.equal(await room.through(SMS_QUEUE), 'waiting')
    assert.equal(await room.through(CHANGE), 'waiting')
    assert.deepEqual([room.did.sent, room.did.queued], [[], []])
    const next = room.plan().next ?? 0
    assert.ok(next >= due + 15 * MINUTE && next < due + 20 * MINUTE)
    const [entry] = room.history()
    assert.ok(entry?.what === 'decision' && entry.findings.some(({ rule }) => rule === 'paused'))
  })

  test('that comes between the claim and the provider takes the claim back', async () => {
    let state = LIVE
    const room = aRoom({ caseFile: aCase(), now: due, state: () => state })
    const { writePlan } = room.ports.cases
    room.ports.cases.writePlan = (...write) => {
      if (write[2].plan.claim !== undefined) state = paused
      return writePlan.apply(room.store, write)
    }
    assert.equal(await room.through(SMS_QUEUE), 'waiting')
    assert.equal(room.did.sent.length, 0)
    assert.deepEqual([room.plan().claim, room.plan().contacts, room.plan().done], [undefined, [], []])
    assert.ok((room.plan().alarm ?? 0) >= due + 15 * MINUTE)
    assert.equal(room.history()[0]?.what, 'withdrawn')
  })
})

describe('a budget', () => {
  test('that is spent pauses its channel until a person resumes it, and sends nothing', async () => {
    const room = aRoom({ caseFile: aCase(), now: due, budget: (channel) => channel !== 'sms' })
    assert.equal(await room.through(SMS_QUEUE), 'waiting')
    assert.equal(room.did.sent.length, 0)
    const [pause] = room.did.pauses
    assert.deepEqual([pause?.scope, pause?.until], [{ of: 'channel', channel: 'sms' }, undefined])
  })

  test('of a day lets the rest wait for the next one', async () => {
    const state = { ...LIVE, ramp: { perMille: 1000, dailyCeiling: 0 } }
    const room = aRoom({ caseFile: aCase(), now: due, state: () => state })
    assert.equal(await room.through(SMS_QUEUE), 'waiting')
    assert.equal(room.did.sent.length, 0)
    assert.ok((room.plan().next ?? 0) >= (Math.floor(due / DAY) + 1) * DAY)
  })

  test('is not touched by what is only observed', async () => {
    const room = aRoom({ caseFile: aCase(), now: due, state: () => observing, budget: () => false })
    assert.equal(await room.through(SMS_QUEUE), 'observed')
    assert.deepEqual(room.did.pauses, [])
  })
})

describe("the lender's own system, asked at the last moment", () => {
  test('lets a contact go, keeps it back, or is silent, which keeps it back too', async () => {
    const asked: (readonly string[])[] = []
    const truth = (answer: 'ask-them' | 'leave-them' | undefined) => async (_: string, loans: readonly string[]) => {
      asked.push(loans)
      return answer
    }
    const fine = aRoom({ caseFile: aCase(), now: due, truth: truth('ask-them') })
    assert.equal(await fine.through(SMS_QUEUE), 'sent')
    assert.deepEqual(asked, [['l-1']])
    const answers = [
      [truth('leave-them'), 'lender-says-leave'],
      [truth(undefined), 'lender-silent'],
      [() => Promise.reject(new Error('down')), 'lender-silent'],
    ] as const
    for (const [answer, rule] of answers) {
      const room = aRoom({ caseFile: aCase(), now: due, truth: answer })
      assert.equal(await room.through(SMS_QUEUE), 'waiting')
      assert.equal(room.did.sent.length, 0)
      const [entry] = room.history()
      assert.ok(entry?.what === 'withdrawn' && entry.findings.some((finding) => finding.rule === rule))
    }
  })
})

describe('a provider that could not take a message through a fault of ours', () => {
  test('leaves no trace but a message that comes back after a quarter of an hour', async () => {
    const room = aRoom({ caseFile: aCase(), now: due, provider: async () => ({ state: 'unavailable' }) })
    assert.equal(await room.through(SMS_QUEUE), 'unavailable')
    assert.deepEqual([room.plan().done, room.plan().contacts], [[], []])
    assert.deepEqual(room.did.queued, [{ channel: 'sms', delaySeconds: 900 }])
  })
})

test("a loan that the lender's full file no longer has rests, and says so", async () => {
  const room = aRoom({ caseFile: aCase({ loans: [aLoan({ missingSince: due - DAY })] }), now: due })
  assert.equal(await room.through(SMS_QUEUE), 'resting')
  const [entry] = room.history()
  assert.ok(entry?.what === 'decision' && entry.findings.some(({ rule }) => rule === 'missing-from-file'))
})

test('the keys of a loan live until no payment on it can be taken back, and not longer', async () => {
  const key = {
    loan: 'l-0',
    subject: '1',
    step: 'before-due',
    channel: 'sms',
    contact: 'k-0',
    outcome: 'sent',
  } as const
  for (const [closedDaysAgo, kept] of [
    [180, 1],
    [181, 0],
  ] as const) {
    const gone = aLoan({ id: 'l-0', status: 'paid', sourceVersion: due - closedDaysAgo * DAY })
    const room = aRoom({
      caseFile: aCase({ loans: [gone, aLoan()], plan: aPlan({ done: [key] }) }),
      now: due - 5 * DAY,
    })
    room.clock.advanceTo(due)
    await room.through(SMS_QUEUE)
    assert.equal(room.plan().done.filter(({ loan }) => loan === 'l-0').length, kept)
  }
})
