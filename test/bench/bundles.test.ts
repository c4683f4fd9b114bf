import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { BUDGET_KB, kilobytes } from './bundle-sizes.ts'
import { bundledFunctions } from './bundled-functions.ts'
import { start, startServices } from './start-up.ts'

const functions = await bundledFunctions()
const services = await startServices()
after(() => services.stop())

for (const { name, bytes } of functions) {
  test(`the bundle of ${name} stays within its budget`, () => {
    assert.ok(kilobytes(bytes) <= BUDGET_KB, `${kilobytes(bytes)} KB, and ${BUDGET_KB} KB is the most`)
  })
}

for (const { name, file } of functions) {
  test(`the bundle of ${name} starts with what infra tells it`, () => {
    assert.ok(start(name, file, services.url) > 0)
  })
}
