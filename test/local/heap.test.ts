import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Heap } from '../../shared/local/heap.ts'

test('gives things back in the order of their instants, and of one instant in the order they came', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (instants) => {
      const heap = new Heap<{ at: number; came: number }>()
      for (const [came, at] of instants.entries()) heap.push(at, { at, came })
      const expected = instants.map((at, came) => ({ at, came })).sort((a, b) => a.at - b.at || a.came - b.came)
      assert.equal(heap.size, instants.length)
      assert.equal(heap.nextAt, expected[0]?.at)
      assert.deepEqual(
        Array.from(instants, () => heap.pop()),
        expected,
      )
      assert.equal(heap.pop(), undefined)
      assert.equal(heap.nextAt, undefined)
    }),
  )
})

test('stays in order while things come and go', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(50))), (steps) => {
      const heap = new Heap<{ at: number }>()
      const model: number[] = []
      for (const at of steps) {
        if (at === null) {
          model.sort((a, b) => a - b)
          assert.equal(heap.pop()?.at, model.shift())
        } else {
          heap.push(at, { at })
          model.push(at)
        }
      }
    }),
  )
})
