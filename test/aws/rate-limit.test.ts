import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { RateLimitedSender } from '../../shared/aws/rate-limit.ts'
import { anOutgoing, NOW } from './outgoing.ts'

/** A worker whose clock goes on by what it waits and by what its provider takes. */
function aWorker({ perSecond = 10, workers = 2, takesMs = 0 } = {}) {
  let now = NOW
  const sentAt: number[] = []
  const clock = { now: () => now }
  const wait = async (milliseconds: number) => {
    now += milliseconds
  }
  const provider = {
    async send() {
      sentAt.push(now)
      now += takesMs
      return { state: 'accepted', providerId: 'm-1' } as const
    },
  }
  const sender = new RateLimitedSender(provider, { perSecond, workers, clock, wait })
  return { sender, sentAt, pass: wait }
}
const segments = (count: number) => anOutgoing({ segments: count })

describe("a worker's part of a rate", () => {
  test('keeps messages at even distances: ten a second by two workers are five by each', async () => {
    const { sender, sentAt } = aWorker()
    for (let each = 0; each < 4; each += 1) await sender.send(anOutgoing())
    assert.deepEqual(
      sentAt.map((at) => at - NOW),
      [0, 200, 400, 600],
    )
  })

  test('is not made up for after a pause', async () => {
    const { sender, sentAt, pass } = aWorker()
    await sender.send(anOutgoing())
    await pass(60_000)
    for (let each = 0; each < 3; each += 1) await sender.send(anOutgoing())
    assert.deepEqual(
      sentAt.map((at) => at - NOW),
      [0, 60_000, 60_200, 60_400],
    )
  })

  test('counts segments, as the carriers do', async () => {
    const { sender, sentAt } = aWorker()
    await sender.send(segments(3))
    await sender.send(segments(1))
    assert.deepEqual(
      sentAt.map((at) => at - NOW),
      [0, 600],
    )
  })

  test('gives a message back that would wait too long, and spends nothing on it', async () => {
    const { sender, sentAt } = aWorker({ perSecond: 1, workers: 5 })
    await sender.send(anOutgoing())
    assert.deepEqual(await sender.send(anOutgoing()), { state: 'throttled' })
    assert.deepEqual(await sender.send(anOutgoing()), { state: 'throttled' })
    assert.deepEqual(sentAt, [NOW])
  })

  test('gives a message back whose window ends before its turn', async () => {
    const { sender, sentAt } = aWorker({ perSecond: 1, workers: 1 })
    await sender.send(anOutgoing())
    assert.deepEqual(await sender.send(anOutgoing({}, { notAfter: NOW + 1_000 })), { state: 'throttled' })
    assert.equal(sentAt.length, 1)
  })

  test('is never exceeded, whatever the messages and however long the provider takes', async () => {
    const aRun = fc.record({
      perSecond: fc.integer({ min: 1, max: 200 }),
      workers: fc.integer({ min: 2, max: 20 }),
      takesMs: fc.integer({ min: 0, max: 300 }),
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(aRun, async ({ sizes, ...run }) => {
        const { sender, sentAt } = aWorker(run)
        const sent: { at: number; size: number }[] = []
        for (const size of sizes) {
          const { state } = await sender.send(segments(size))
          if (state === 'accepted') sent.push({ at: sentAt.at(-1)!, size })
        }
        for (const [from, { at }] of sent.entries()) {
          let parts = 0
          for (const later of sent.slice(from)) {
            // What left before this one, since `at`, fits into the worker's part of the time since (instants have so many digits).
            const room = ((later.at - at) * run.perSecond) / run.workers / 1_000
            assert.ok(parts <= room + 1e-3, `${parts} parts in ${later.at - at} ms`)
            parts += later.size
          }
        }
      }),
    )
  })
})
