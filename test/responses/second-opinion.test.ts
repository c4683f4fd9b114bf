import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import { INTENTS } from '../../shared/replies/intent.ts'
import type { Label } from '../../shared/replies/opinion.ts'
import { effectsOf } from '../../shared/responses/effects-of.ts'
import { type ResponsePorts, recordResponse } from '../../shared/responses/record-response.ts'
import { type OpinionLedger, secondReader } from '../../shared/responses/second-reader.ts'
import { readingOf } from '../../shared/responses/second-reading.ts'
import { withSecond } from '../../shared/responses/wanted.ts'
import { aCase, aPack, aPolicy } from '../case/factories.ts'
import { MemoryOpinionLedger } from './memory-opinion-ledger.ts'
import { opinionLedgerContract } from './opinion-ledger-contract.ts'
import { aCaseOf, aResponse, reader } from './response-room.ts'

const PUZZLE = 'the blue one on the left'

opinionLedgerContract('in memory', async () => new MemoryOpinionLedger())

/** A room whose second opinion gives these labels in turn, or fails where there are no more. */
function aRoomWithOpinion(labels: readonly Label[], { cases = [aCase()], policy = aPolicy() } = {}) {
  const store = new MemoryCaseStore()
  for (const caseFile of cases) store.open(caseFile)
  const asked: string[] = []
  const ask = async (words: string) => {
    // What is asked about is stored by then, and nobody is contacted.
    const stored = cases.every(({ borrower }) => store.peek(borrower.id)?.holds.some(({ kind }) => kind === 'reply'))
    asked.push(stored ? words : 'asked before it was stored')
    const label = labels[asked.length - 1]
    if (label === undefined) throw new SyntaxError(`no label in ${words}`)
    return label
  }
  let ledger: OpinionLedger = new MemoryOpinionLedger()
  const off = { cases: store, responses: new MemoryResponseStore(store), reader }
  const on = { ...off, secondReader: async () => secondReader({ opinion: { model: 'a-model', ask }, ledger }) }
  let ports: ResponsePorts = on
  return {
    asked,
    switchOff: () => {
      ports = off
    },
    switchOn: () => {
      ports = on
    },
    dieAt: (at: keyof OpinionLedger) => {
      const living = ledger
      const dead = () => Promise.reject(new Error('died'))
      ledger = { begin: (id) => living.begin(id), settle: (...all) => living.settle(...all), [at]: dead }
      return () => {
        ledger = living
      }
    },
    record: (overrides = {}) => recordResponse(aResponse({ words: PUZZLE, ...overrides }), policy, ports),
    case: (borrower = 'b-1') => store.peek(borrower) ?? assert.fail(),
    holds: (borrower = 'b-1') => store.peek(borrower)?.holds.map(({ kind }) => kind),
    told: () => store.history('b-1').flatMap((entry) => (entry.what === 'response' ? [entry.opinion] : [])),
  }
}

const sure = (intent: Label['intent']): Label => ({ intent, confidence: 0.9 })

describe('a second opinion is asked', () => {
  test('once about what stays unclear, after it is stored, and the history says whom and what came of it', async () => {
    const room = aRoomWithOpinion([sure('vulnerable')])
    await room.record()
    assert.deepEqual(room.asked, [PUZZLE])
    assert.deepEqual(room.told(), [{ model: 'a-model', ...sure('vulnerable'), acted: true }])
  })

  test('about nothing that rules, keywords, a pack or a choice make sure, that proves nothing, or that says nothing', async () => {
    const baja = { id: 'OWN', sentence: 'BAJA ends texts.', status: 'house', actor: 'both', channels: ['sms'] } as const
    const own = aPack([{ ...baja, kind: 'opt-out', closes: 'channel', match: 'exact', words: ['baja'] }])
    const room = aRoomWithOpinion([], { policy: aPolicy({ packs: [...shippedPacks(), own] }) })
    const said = ['STOP', 'wrong number', 'I want to die', 'I lost my job', 'baja', '+44 7700 900123', '👍', ' ']
    const responses = [
      ...said.map((words) => ({ words })),
      { words: undefined },
      { wishes: [{ intent: 'help' }] },
      { unproven: true },
      { point: 'nobody' },
    ]
    for (const [index, response] of responses.entries()) await room.record({ id: `in-${index}`, ...response })
    assert.deepEqual(room.asked, [])
    assert.deepEqual(
      room.told().filter((told) => told !== undefined),
      [],
    )
  })

  test('by words from which names, numbers and references of everybody behind the address are gone', async () => {
    const room = aRoomWithOpinion([], {
      cases: [aCaseOf('b-1', { name: 'Ada An' }), aCaseOf('b-2', { name: 'Robin' })],
    })
    await room.record({ words: 'robin or ADA on the left, b-2, 07700 900123' })
    assert.deepEqual(room.asked, ['[name] or [name] on the left, [reference], [number]'])
  })
})

describe('what it says', () => {
  for (const [intent, holds] of [
    ['stop', ['opt-out', 'answer']],
    ['vulnerable', ['vulnerable', 'answer']],
    ['deceased', ['deceased']],
    ['wrong-number', []],
  ] as const) {
    test(`as ${intent} ends contact where it is sure, and a person reads the reply all the same`, async () => {
      const room = aRoomWithOpinion([sure(intent)])
      await room.record()
      assert.deepEqual(room.holds(), holds)
      const task = room.case().tasks.find(({ id }) => id === 'in-1.unclear')
      assert.match(task?.about ?? '', /please read it\. A model takes it for .* undo that if it is wrong/)
      const closes = intent === 'stop' || intent === 'wrong-number'
      assert.equal(room.case().closedPoints.length, closes ? 1 : 0)
    })
  }

  test('is a hint for a person where it is less sure, or wants anything else', async () => {
    const unsure = INTENTS.map((intent) => ({ intent, confidence: 0.84 }))
    const other = INTENTS.filter((intent) => !['stop', 'vulnerable', 'deceased', 'wrong-number'].includes(intent)).map(
      sure,
    )
    for (const label of [...unsure, ...other]) {
      const room = aRoomWithOpinion([label])
      await room.record()
      assert.deepEqual(room.holds(), ['answer'], label.intent)
      assert.deepEqual(
        room.case().tasks.map(({ id }) => id),
        ['in-1.unclear'],
      )
      assert.match(
        room.case().tasks[0]?.about ?? '',
        label.intent === 'unclear' ? /read it\.$/ : /nothing was done by it/,
      )
      assert.deepEqual(room.told(), [{ model: 'a-model', ...label, acted: false }])
    }
  })

  test('is nothing where it fails: the reply is as unclear as without it, and the history has the error’s name alone', async () => {
    const room = aRoomWithOpinion([])
    await room.record()
    assert.deepEqual(room.holds(), ['answer'])
    assert.equal(room.case().tasks[0]?.about, 'A response could not be understood by itself; please read it.')
    assert.deepEqual(room.told(), [{ model: 'a-model', failed: 'SyntaxError' }])
  })

  test('holds for everybody behind an address as a stop of their own words would', async () => {
    const room = aRoomWithOpinion([sure('deceased')], { cases: [aCaseOf('b-1'), aCaseOf('b-2')] })
    await room.record()
    assert.deepEqual([room.holds('b-1'), room.holds('b-2')], [['deceased'], ['deceased']])
    assert.equal(room.asked.length, 1)
  })

  test('adds to what an unclear reply does, and never takes from it', () => {
    const label = fc.record({ intent: fc.constantFrom(...INTENTS), confidence: fc.double({ min: 0, max: 1 }) })
    const hints = fc.constantFrom(
      ...INTENTS.filter((intent) => !['stop', 'paid', 'promise', 'arrangement'].includes(intent)),
    )
    const caseFile = aCase()
    const policy = aPolicy()
    const rules = policy.rulebook.rulesFor(caseFile.borrower)
    const meeting = { response: aResponse(), caseFile, policy, rules, own: true, maybeOwn: true, answers: true }
    fc.assert(
      fc.property(label, hints, (said, hint) => {
        const wanted = { wishes: [{ intent: hint as 'help' }], sure: false } as const
        const second = readingOf({ model: 'a-model', ...said })
        const alone = effectsOf(wanted, meeting)
        const helped = effectsOf(withSecond(wanted, second), meeting)
        const kinds = helped.holds.map(({ kind }) => kind)
        for (const { kind } of alone.holds.filter((hold) => hold.kind !== 'answer')) assert.ok(kinds.includes(kind))
        for (const { id } of alone.tasks) assert.ok(helped.tasks.some((task) => task.id === id))
        assert.deepEqual([helped.lifted, helped.reopened], [[], []])
        assert.equal(withSecond({ ...wanted, sure: true }, second).second, undefined)
        const added = kinds.filter((kind) => !['answer', 'pause', 'opt-out', 'deceased', 'vulnerable'].includes(kind))
        assert.deepEqual(added, [])
        assert.deepEqual(
          effectsOf(withSecond({ ...wanted, sure: true }, second), meeting),
          effectsOf({ ...wanted, sure: true }, meeting),
        )
      }),
    )
  })
})

describe('a reply that comes again', () => {
  test('is asked about no more, also where its recording ended before what was said was kept', async () => {
    const room = aRoomWithOpinion([sure('stop'), sure('vulnerable')])
    const live = room.dieAt('settle')
    await assert.rejects(room.record(), { message: 'died' })
    assert.deepEqual(room.holds(), ['reply'])
    live()
    await room.record()
    await room.record()
    assert.equal(room.asked.length, 1)
    assert.deepEqual(room.told(), [{ model: 'a-model', failed: 'Interrupted' }])
    assert.deepEqual(room.holds(), ['answer'])
  })

  test('after it took effect is asked about no more, also where no model was named then', async () => {
    const room = aRoomWithOpinion([sure('stop')])
    room.switchOff()
    await room.record()
    room.switchOn()
    await room.record()
    assert.deepEqual(room.asked, [])
    assert.deepEqual(room.case().closedPoints, [])
  })

  test('while it is asked about acts on what is settled, whichever is first', async () => {
    const room = aRoomWithOpinion([sure('vulnerable'), sure('stop')], { cases: [aCaseOf('b-1'), aCaseOf('b-2')] })
    await Promise.all([room.record(), room.record(), room.record()])
    await room.record()
    assert.equal(room.asked.length, 1)
    assert.equal(room.told().length, 1)
    assert.deepEqual(room.holds('b-1')?.includes('vulnerable'), room.holds('b-2')?.includes('vulnerable'))
  })
})
