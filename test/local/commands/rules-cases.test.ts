import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const FIXTURE = 'test/fixtures/worked-examples/own-examples.json'
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['shared/local/commands/rules-cases.ts', ...args], { encoding: 'utf8' })

test('prints each example with what the rules found, and the sum', () => {
  const { stdout, status } = run(FIXTURE)
  assert.equal(status, 0)
  assert.match(stdout, /^pass +own-ie-sunday .*packs: defer until/m)
  assert.match(stdout, /^ {4}IE-CCA-46: Without the borrower's consent nobody calls or visits/m)
  assert.match(stdout, /\d+ pass, 0 warn, 0 fail, 0 not expressible; 0 from memory/)
})

test('prints the same as JSON', () => {
  const { stdout } = run(FIXTURE, '--json')
  const { fail, results } = JSON.parse(stdout)
  assert.equal(fail, 0)
  assert.deepEqual(results[0].findings[0].rule, 'IE-CCA-46')
})

test('says what to do without a file, and with one that is no examples', () => {
  assert.match(run().stderr, /Name one file of worked examples/)
  assert.match(run('package.json').stderr, /is not a file of worked examples/)
  assert.match(run('none.json').stderr, /There is no file none\.json/)
})
