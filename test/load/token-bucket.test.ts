import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { TokenBucket } from './token-bucket.ts'

const wave = fc.array(fc.record({ after: fc.nat(100), amount: fc.integer({ min: 1, max: 500 }) }), {
  minLength: 1,
  maxLength: 30,
})
const rate = fc.integer({ min: 1, max: 200 })

/** When each amount of a wave has passed. */
function passed(
  waves: readonly { readonly after: number; readonly amount: number }[],
  perSecond: number,
  burst = perSecond,
) {
  const bucket = new TokenBucket({ perSecond, burst })
  let at = 0
  return waves.map(({ after, amount }) => {
    at += after
    return { at, amount, done: bucket.take(at, amount) }
  })
}

describe('a token bucket', () => {
  test('lets nothing through before it came, and everything in its order', () => {
    fc.assert(
      fc.property(wave, rate, (waves, perSecond) => {
        let before = Number.NEGATIVE_INFINITY
        for (const { at, done } of passed(waves, perSecond)) {
          assert.ok(done >= at && done >= before)
          before = done
        }
      }),
    )
  })

  test('lets through no more than its rate and its burst, over any stretch of time', () => {
    fc.assert(
      fc.property(wave, rate, fc.nat(300), (waves, perSecond, burst) => {
        const all = passed(waves, perSecond, burst)
        for (const [from, first] of all.entries()) {
          // What passed from the beginning of one amount's passing to the end of a later one.
          const begun = Math.max(first.at, all[from - 1]?.done ?? first.at)
          let sum = 0
          for (const { amount, done } of all.slice(from)) {
            sum += amount
            assert.ok(sum <= burst + (done - begun) * perSecond + 1e-6)
          }
        }
      }),
    )
  })

  test('that is faster is never later', () => {
    fc.assert(
      fc.property(wave, rate, fc.nat(100), (waves, perSecond, more) => {
        const [slow, fast] = [passed(waves, perSecond), passed(waves, perSecond + more)]
        assert.ok(fast.every(({ done }, at) => done <= (slow[at]?.done ?? 0) + 1e-9))
      }),
    )
  })

  test('wastes nothing: what waits passes at the full rate', () => {
    const [, second] = passed(
      [
        { after: 0, amount: 10 },
        { after: 0, amount: 100 },
      ],
      10,
    )
    assert.equal(second?.done, 10)
  })
})
