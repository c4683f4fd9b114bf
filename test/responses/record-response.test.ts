import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { decide } from '../../shared/case/decide.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import type { ResponseStore } from '../../shared/responses/response-store.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aHold, aPack, aPayment, aPolicy, aPromise, at, day } from '../case/factories.ts'
import { aCaseOf, aResponse, aResponseRoom, GIVEN_AT, wishing } from './response-room.ts'

const policy = aPolicy()

describe('one borrower behind a number', () => {
  test('who says STOP closes the channel and the number, and is owed a word that says so', async () => {
    const room = aResponseRoom()
    await room.record(aResponse({ words: 'STOP' }))
    assert.deepEqual(room.holds(), ['opt-out', 'answer'])
    assert.deepEqual(room.found().closedPoints, [{ point: 'sms-1', since: GIVEN_AT, why: 'opted-out' }])
    const decision = decide(room.found(), policy, GIVEN_AT)
    assert.equal(decision.kind === 'contact' && decision.contact.template?.id, 'answer-stopped')
  })

  test('who says the word of a lender’s own pack has said STOP', async () => {
    const rule = { id: 'OWN', sentence: 'BAJA ends texts.', status: 'house', actor: 'both', channels: ['sms'] }
    const own = aPack([{ ...rule, kind: 'opt-out', closes: 'channel', match: 'exact', words: ['baja'] }])
    const said = async (words: string) => {
      const room = aResponseRoom(undefined, undefined, aPolicy({ packs: [...shippedPacks(), own] }))
      await room.record(aResponse({ words }))
      return room.holds()
    }
    assert.deepEqual(await said('Baja.'), ['opt-out', 'answer'])
    assert.ok(!(await said('baja de la montaña')).includes('opt-out'))
  })

  test('who says STOP is written to by the other channel only, once the confirmation has expired', async () => {
    const room = aResponseRoom()
    await room.record(aResponse({ words: 'STOP' }))
    const later = decide(room.found(), policy, at('2026-11-13T10:00:00+08:00'))
    if (later.kind === 'contact') assert.equal(later.contact.channel, 'email')
  })

  test('who says to have paid is left alone for five business days, and no longer once the core system says so too', async () => {
    const room = aResponseRoom()
    await room.record(aResponse({ words: 'I have paid already' }))
    assert.deepEqual(room.holds(), ['pause', 'answer'])
    // Thursday and five business days: the pause ends as Friday of the next week begins.
    assert.equal(room.found().holds[0]?.until, at('2026-11-20T00:00:00+08:00'))
    room.store.putPayment('b-1', aPayment({ id: 'p-2', amount: 100, at: GIVEN_AT - DAY, sourceVersion: GIVEN_AT + 1 }))
    const decision = decide({ ...room.found(), holds: room.found().holds.slice(0, 1) }, policy, GIVEN_AT + 2)
    assert.ok(decision.findings.every(({ rule }) => rule !== 'on-hold'))
  })

  test('who promises what was asked rests until the day of the promise', async () => {
    const room = aResponseRoom()
    await room.record(aResponse({ words: 'I will pay on 16 November' }))
    const [promise] = room.found().holds
    assert.equal(promise?.kind === 'promise' && promise.amount, 120_000)
    assert.equal(promise?.kind === 'promise' && promise.dueOn, day('2026-11-16'))
  })

  test('who promises more often or further off than is agreed to gets a person', async () => {
    const broken = [aPromise({ dueOn: day('2026-11-02') }), aPromise({ id: 'pr-2', dueOn: day('2026-11-05') })].map(
      (promise) => ({ ...promise, from: at('2026-11-01T00:00:00+08:00') }),
    )
    const again = aResponseRoom([aCaseOf('b-1', {}, { holds: broken })])
    await again.record(wishing({ intent: 'promise', date: day('2026-11-16') }))
    assert.deepEqual(again.tasks(), ['in-1.promise-again'])
    const late = aResponseRoom()
    await late.record(wishing({ intent: 'promise', date: day('2027-03-01') }))
    assert.deepEqual(late.tasks(), ['in-1.promise-late'])
  })

  test('who is in difficulty rests, is told what can help, and gets a person', async () => {
    const room = aResponseRoom()
    await room.record(aResponse({ words: 'I lost my job and have no income' }))
    assert.deepEqual(room.holds(), ['hardship', 'answer'])
    assert.deepEqual(room.tasks(), ['in-1.hardship'])
    const decision = decide(room.found(), policy, GIVEN_AT)
    assert.equal(decision.kind === 'contact' && decision.contact.template?.id, 'answer-hardship')
    assert.equal(decision.kind === 'contact' && decision.contact.template?.locale, 'zh-Hans')
  })

  test('who disputes hears no more of that debt', async () => {
    const room = aResponseRoom()
    await room.record(wishing({ intent: 'dispute' }))
    assert.deepEqual(room.holds(), ['dispute', 'answer'])
    assert.deepEqual(room.found().holds[0]?.scope, { of: 'loan', loan: 'l-1' })
  })

  for (const intent of ['deceased', 'vulnerable'] as const) {
    test(`where the response says ${intent} everything stops and a person looks at once`, async () => {
      const room = aResponseRoom()
      await room.record(wishing({ intent }))
      assert.deepEqual(room.holds(), intent === 'vulnerable' ? [intent, 'answer'] : [intent])
      assert.equal(room.found().tasks[0]?.urgent, true)
      const decision = decide(room.found(), policy, GIVEN_AT)
      // Whoever may be in danger is told whom to call, and nothing else.
      if (intent === 'deceased') assert.equal(decision.kind, 'rest')
      else assert.equal(decision.kind === 'contact' && decision.contact.template?.id, 'answer-vulnerable')
    })
  }

  test('wants two things, and both take effect', async () => {
    const room = aResponseRoom()
    await room.record(
      aResponse({
        words: undefined,
        wishes: [
          { intent: 'stop', scope: 'sms' },
          { intent: 'paid', partly: false },
        ],
      }),
    )
    assert.deepEqual(room.holds(), ['opt-out', 'pause', 'answer'])
  })

  test('who starts again ends the stop before, and an old STOP that comes again does not bring it back', async () => {
    const room = aResponseRoom()
    await room.record(aResponse({ words: 'STOP' }))
    await room.record(aResponse({ id: 'in-2', at: GIVEN_AT + 1_000, words: 'START' }))
    assert.ok(!room.holds().includes('opt-out'))
    await room.record(aResponse({ words: 'STOP' }))
    assert.ok(!room.holds().includes('opt-out'))
    const [closed] = room.found().closedPoints
    assert.equal(closed?.reopenedAt, GIVEN_AT + 1_000)
    assert.equal(room.memory.stopOf('sms-1')?.reopenedAt, GIVEN_AT + 1_000)
  })

  test('gets a polite word once a day, however often nobody understands', async () => {
    const room = aResponseRoom()
    for (const [index, after] of [0, 1, 2].entries()) {
      await room.record(aResponse({ id: `in-${index}`, at: GIVEN_AT + after * 1_000, words: 'the weather is nice' }))
    }
    assert.equal(room.holds().filter((kind) => kind === 'answer').length, 1)
    assert.equal(room.tasks().length, 3)
  })

  test('whose number it no longer is says nothing about the one who had it', async () => {
    const room = aResponseRoom([aCaseOf('b-1', { contactPoints: [] })])
    assert.deepEqual(await room.record(aResponse()), [])
  })
})

describe('several borrowers behind a number', () => {
  const both = () => aResponseRoom([aCaseOf('b-1'), aCaseOf('b-2')])

  test('STOP, a wrong number, a death and danger hold for all of them', async () => {
    for (const wish of [{ intent: 'stop', scope: 'sms' }, { intent: 'deceased' }, { intent: 'vulnerable' }] as const) {
      const room = both()
      await room.record(wishing(wish))
      assert.equal(room.holds('b-1')[0], wish.intent === 'stop' ? 'opt-out' : wish.intent)
      assert.equal(room.holds('b-2')[0], wish.intent === 'stop' ? 'opt-out' : wish.intent)
    }
    const wrong = both()
    await wrong.record(wishing({ intent: 'wrong-number' }))
    assert.deepEqual([wrong.found('b-1').closedPoints.length, wrong.found('b-2').closedPoints.length], [1, 1])
    assert.deepEqual([...wrong.holds('b-1'), ...wrong.holds('b-2')], [])
  })

  test('anything else is for a person to place, and one answer reveals nothing', async () => {
    const room = both()
    await room.record(wishing({ intent: 'hardship' }))
    assert.deepEqual([room.tasks('b-1'), room.tasks('b-2')], [['in-1.whose'], ['in-1.whose']])
    assert.deepEqual([room.holds('b-1'), room.holds('b-2')], [['answer'], []])
    const [answer] = room.found('b-1').holds
    assert.equal(answer?.kind === 'answer' && answer.says, 'heard')
  })

  test('the one whose message is answered is the one who is meant', async () => {
    const room = both()
    await room.record(wishing({ intent: 'hardship' }, { answers: { borrower: 'b-2', contact: 'k-1' } }))
    assert.deepEqual([room.holds('b-1'), room.holds('b-2')], [[], ['hardship', 'answer']])
    assert.deepEqual(room.tasks('b-1'), [])
  })

  test('a stop of a number nobody is behind yet is kept for whoever comes', async () => {
    const room = aResponseRoom([])
    await room.record(aResponse())
    assert.equal(room.memory.stopOf('sms-1')?.why, 'opted-out')
  })
})

describe('a response', () => {
  test('is stored in every case before it is understood', async () => {
    const order: string[] = []
    const room = aResponseRoom([aCaseOf('b-1'), aCaseOf('b-2')], (store) => ({
      ...bound(store),
      keep: (borrower, reply) => {
        order.push(`keep ${borrower}`)
        return store.keep(borrower, reply)
      },
      stopAddress: (closed) => {
        order.push('stop')
        return store.stopAddress(closed)
      },
    }))
    await room.record(aResponse())
    assert.deepEqual(order.slice(0, 3), ['keep b-1', 'keep b-2', 'stop'])
  })

  test('takes effect where it was stored, though the number is another’s by then', async () => {
    const room = aResponseRoom([aCaseOf('b-1'), aCaseOf('b-2')], (store) => ({
      ...bound(store),
      stopAddress: async (closed) => {
        const outcome = await store.stopAddress(closed)
        const { borrower } = room.found('b-1')
        room.store.putBorrower({ ...borrower, contactPoints: [], sourceVersion: GIVEN_AT })
        return outcome
      },
    }))
    await room.record(aResponse())
    assert.ok(room.holds('b-1').includes('opt-out'))
    assert.ok(!room.holds('b-1').includes('reply'))
  })

  test('stops every contact while it is stored and not understood', async () => {
    const hold = aHold({ kind: 'reply', scope: { of: 'all' } })
    assert.equal(decide(aCaseOf('b-1', {}, { holds: [hold] }), policy, GIVEN_AT).kind, 'rest')
  })

  test('has one effect however often it comes and wherever its recording ended', async () => {
    const words = ['STOP', 'paid half, rest on Friday', '我失业了', 'wrong number', 'START', '你好', 'call me']
    const messages = fc.array(fc.record({ word: fc.nat(words.length - 1), named: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
    })
    const deliveries = fc.array(fc.tuple(fc.nat(2), fc.nat(8)), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(messages, deliveries, async (said, crashes) => {
        const responses = said.map(({ word, named }, index) =>
          aResponse({
            id: `in-${index}`,
            at: GIVEN_AT + index * 1_000,
            words: words[word],
            ...(named && { answers: { borrower: 'b-2' } }),
          }),
        )
        const once = aResponseRoom([aCaseOf('b-1'), aCaseOf('b-2')])
        for (const response of responses) await once.record(response)

        let callsLeft = Number.POSITIVE_INFINITY
        const often = aResponseRoom([aCaseOf('b-1'), aCaseOf('b-2')], (store) =>
          crashing(store, () => {
            callsLeft -= 1
            return callsLeft < 0
          }),
        )
        for (const [index, response] of responses.entries()) {
          for (const [which, calls] of crashes) {
            callsLeft = calls
            const again = responses[Math.min(which, index)] ?? response
            await often
              .record({ ...again, at: again.at + (Math.min(which, index) < index ? 5_000 : 0) })
              .catch(() => {})
          }
          callsLeft = Number.POSITIVE_INFINITY
          await Promise.all([often.record(response), often.record(response)])
        }
        for (const borrower of ['b-1', 'b-2']) {
          assert.deepEqual(often.found(borrower), once.found(borrower))
          assert.deepEqual(often.responses(borrower), once.responses(borrower))
        }
      }),
      { numRuns: 150 },
    )
  })
})

function bound(store: ResponseStore): ResponseStore {
  return {
    firstSeen: (id, instant) => store.firstSeen(id, instant),
    behind: (point) => store.behind(point),
    keep: (borrower, reply) => store.keep(borrower, reply),
    stopAddress: (closed) => store.stopAddress(closed),
    reopenAddress: (point, instant) => store.reopenAddress(point, instant),
    replace: (borrower, reply, change) => store.replace(borrower, reply, change),
  }
}

/** A store whose process dies before or after any of its calls. */
function crashing(store: ResponseStore, dies: () => boolean): ResponseStore {
  const around = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    if (dies()) throw new Error('the process died before the call')
    const result = await call()
    if (dies()) throw new Error('the process died after the call')
    return result
  }
  return {
    firstSeen: (id, instant) => around(() => store.firstSeen(id, instant)),
    behind: (point) => around(() => store.behind(point)),
    keep: (borrower, reply) => around(() => store.keep(borrower, reply)),
    stopAddress: (closed) => around(() => store.stopAddress(closed)),
    reopenAddress: (point, instant) => around(() => store.reopenAddress(point, instant)),
    replace: (borrower, reply, change) => around(() => store.replace(borrower, reply, change)),
  }
}
