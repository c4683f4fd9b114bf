import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { ratio } from '../../shared/outcomes/bootstrap.ts'
import { type Estimate, share, shareDifference } from '../../shared/outcomes/interval.ts'

const rounded = ({ value, low, high }: Estimate) => [value, low, high].map((figure) => Number(figure.toFixed(4)))

describe('the interval of a share', () => {
  // The examples of Newcombe (1998), Statistics in Medicine 17, table I, method 3.
  for (const [hits, of, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    test(`of ${hits} in ${of} is the published one`, () => {
      assert.deepEqual(rounded(share(hits, of)!), [Number((hits / of).toFixed(4)), low, high])
    })
  }

  test('holds its share, stays between 0 and 1, and narrows with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (of, any) => {
        const hits = any % (of + 1)
        const one = share(hits, of)!
        const ten = share(hits * 10, of * 10)!
        assert.ok(one.low >= 0 && one.low <= one.value && one.value <= one.high && one.high <= 1)
        assert.ok(ten.high - ten.low < one.high - one.low)
      }),
    )
  })

  test('of none is no figure', () => assert.equal(share(0, 0), undefined))
})

describe('the difference of two shares', () => {
  // Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
  for (const [one, other, low, high] of [
    [[56, 70], [48, 80], 0.0524, 0.3339],
    [[9, 10], [3, 10], 0.1705, 0.809],
    [[10, 10], [0, 10], 0.6075, 1],
  ] as const) {
    test(`of ${one.join(' in ')} and ${other.join(' in ')} has the published interval`, () => {
      const [, ...bounds] = rounded(shareDifference(share(one[0], one[1])!, share(other[0], other[1])!))
      assert.deepEqual(bounds, [low, high])
    })
  }
})

describe('the ratio of two sums', () => {
  test('is a mean where each borrower counts one, with an interval around it', () => {
    const { value, low, high } = ratio([0, 100, 200, 300].map((above) => ({ above, below: 1 })))!
    assert.equal(value, 150)
    assert.ok(low < 150 && high > 150 && low >= 0 && high <= 300)
  })

  test('covers what it estimates nineteen times of twenty, more or less', () => {
    const covered = Array.from({ length: 200 }, (_, sample) => {
      // Forty draws from the whole numbers 0 to 9, whose mean is 4.5.
      const pairs = Array.from({ length: 40 }, (_, at) => ({ above: drawn(sample * 40 + at), below: 1 }))
      const { low, high } = ratio(pairs)!
      return low <= 4.5 && 4.5 <= high
    }).filter(Boolean).length
    assert.ok(covered >= 180 && covered <= 199, `${covered} of 200`)
  })

  test('has no upper bound where hardly anybody paid, and is no figure where nobody did', () => {
    const few = [{ above: 10, below: 100 }, ...Array.from({ length: 9 }, () => ({ above: 10, below: 0 }))]
    assert.deepEqual([ratio(few)?.value, ratio(few)?.high], [1, Infinity])
    assert.equal(ratio([{ above: 10, below: 0 }]), undefined)
    assert.equal(ratio([]), undefined)
  })
})

/** A digit that looks drawn by chance. */
function drawn(at: number): number {
  const mixed = Math.imul(at ^ 0x5bd1e995, 0x85ebca6b)
  return (Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 16) % 10
}
