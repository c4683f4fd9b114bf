import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BUDGET_KB, kilobytes, OVER_BUDGET } from './bundle-sizes.ts'
import { bundledFunctions } from './bundled-functions.ts'

const functions = await bundledFunctions()

for (const { name, bytes } of functions) {
  test(`the bundle of ${name} stays within its budget`, () => {
    const most = OVER_BUDGET[name] ?? BUDGET_KB
    assert.ok(kilobytes(bytes) <= most, `${kilobytes(bytes)} KB, and ${most} KB is the most`)
  })
}

test('only what is over the budget is excused from it', () => {
  const over = functions.filter(({ bytes }) => kilobytes(bytes) > BUDGET_KB).map(({ name }) => name)
  assert.deepEqual(over.toSorted(), Object.keys(OVER_BUDGET).toSorted())
})
