import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { VirtualClock } from '../../shared/local/virtual-clock.ts'
import { type DeadLetter, type DeadLetterQueue, redrive } from '../../shared/redrive/redrive.ts'

interface Faults {
  readonly sendFails?: readonly string[]
  readonly removeFails?: readonly string[]
}

/** A dead-letter queue in memory that gives each message once, as SQS does while it is hidden. */
function aQueue(bodies: readonly string[], { sendFails = [], removeFails = [] }: Faults = {}) {
  const dead = new Map<string, DeadLetter>(bodies.map((body, at) => [body, { id: body, body, handle: `h-${at}` }]))
  const waiting = [...dead.values()]
  const sent: string[] = []
  const clock = new VirtualClock(0)
  const queue: DeadLetterQueue = {
    receive: async () => waiting.splice(0, 10),
    send: async (letters) => {
      const arrived = letters.filter(({ id }) => !sendFails.includes(id))
      sent.push(...arrived.map(({ id }) => id))
      return new Set(arrived.map(({ id }) => id))
    },
    remove: async (letters) => {
      const gone = letters.filter(({ id }) => !removeFails.includes(id))
      for (const { id } of gone) dead.delete(id)
      return new Set(gone.map(({ id }) => id))
    },
  }
  const wait = async (milliseconds: number) => clock.advanceTo(clock.now() + milliseconds)
  return { ports: { queue, clock, wait }, sent, clock, left: () => [...dead.keys()] }
}

const all = { limit: 1_000, perSecond: 10, accepts: () => true, mayGoOn: () => true }
const messages = (count: number) => Array.from({ length: count }, (_, at) => `m-${at}`)

test('moves every message back and leaves none behind', async () => {
  const { ports, sent, left } = aQueue(messages(25))
  assert.deepEqual(await redrive(all, ports), { moved: 25, unreadable: 0, failed: 0, twice: 0 })
  assert.deepEqual(sent, messages(25))
  assert.deepEqual(left(), [])
})

test('moves no more than was asked for', async () => {
  const { ports, left } = aQueue(messages(25))
  assert.equal((await redrive({ ...all, limit: 12 }, ports)).moved, 12)
  assert.equal(left().length, 13)
})

test('keeps to its pace', async () => {
  const { ports, clock } = aQueue(messages(100))
  await redrive(all, ports)
  assert.equal(clock.now(), 10_000)
})

test('leaves what nobody could work on, and stops when its time is over', async () => {
  const { ports, left } = aQueue(['good', 'bad'])
  const answer = await redrive({ ...all, accepts: (body) => body !== 'bad' }, ports)
  assert.deepEqual([answer.moved, answer.unreadable, left()], [1, 1, ['bad']])
  let goes = 0
  const tired = aQueue(messages(30))
  assert.equal((await redrive({ ...all, mayGoOn: () => ++goes <= 2 }, tired.ports)).moved, 20)
})

test('whatever fails, a message is where it was or back at work: none is lost', async () => {
  const some = fc.subarray(messages(30))
  await fc.assert(
    fc.asyncProperty(some, some, fc.integer({ min: 1, max: 40 }), async (sendFails, removeFails, limit) => {
      const { ports, sent, left } = aQueue(messages(30), { sendFails, removeFails })
      const { moved, failed, twice } = await redrive({ ...all, limit }, ports)
      for (const id of messages(30)) assert.ok(sent.includes(id) || left().includes(id), id)
      assert.equal(moved, sent.length)
      assert.equal(moved - twice + left().length, 30)
      assert.ok(moved + failed <= limit)
    }),
  )
})
