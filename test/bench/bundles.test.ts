import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { BUDGET_KB, kilobytes, OVER_BUDGET } from './bundle-sizes.ts'
import { bundledFunctions } from './bundled-functions.ts'
import { start, startServices } from './start-up.ts'

const functions = await bundledFunctions()
const services = await startServices()
after(() => services.stop())

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

for (const { name, file } of functions) {
  test(`the bundle of ${name} starts with what infra tells it`, () => {
    assert.ok(start(name, file, services.url) > 0)
  })
}
