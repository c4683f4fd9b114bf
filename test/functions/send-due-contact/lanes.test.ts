import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lanesFor, MOST } from '../../../functions/send-due-contact/lanes.ts'

test('works on a whole batch at once where no rate is set', () => {
  assert.equal(lanesFor({ perSecond: undefined, workers: 2 }), MOST)
  // The pace of texts where nothing is said.
  assert.equal(lanesFor({ perSecond: 20, workers: 2 }), MOST)
})

test('a slow channel gets one lane, for the next contact would wait while its second look grows old', () => {
  assert.equal(lanesFor({ perSecond: 1, workers: 2 }), 1)
  assert.equal(lanesFor({ perSecond: 0.1, workers: 10 }), 1)
})

test('nobody stands in line for longer than two seconds', () => {
  const rates = { perSecond: fc.double({ min: 0.5, max: 500, noNaN: true }), workers: fc.integer({ min: 1, max: 50 }) }
  fc.assert(
    fc.property(fc.record(rates), (pace) => {
      const secondsApart = pace.workers / pace.perSecond
      assert.ok((lanesFor(pace) - 1) * secondsApart <= 2)
    }),
  )
})
