import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('tell-and-measure.ts', import.meta.url))
// As an operator might leave it in a function's environment, wishing to see more.
const env = { POWERTOOLS_LOGGER_LOG_EVENT: 'true', POWERTOOLS_LOG_LEVEL: 'DEBUG', PATH: process.env.PATH ?? '' }
const run = spawnSync(process.execPath, [script], { encoding: 'utf8', env })
const written = `${run.stdout}${run.stderr}`
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as Record<string, unknown>)
const [line, ...measured] = written.toSorted((one, other) => Number('_aws' in one) - Number('_aws' in other))

test('a line says what it is told and nothing else but when and how bad', () => {
  const { timestamp, ...told } = line ?? {}
  assert.ok(Date.parse(String(timestamp)) > 0)
  assert.deepEqual(told, {
    level: 'WARN',
    message: 'parked',
    by: 'publish-events',
    records: ['7'],
    reason: 'no item',
  })
})

test('metrics come in one line an invocation and channel: counts as sums, lateness as it was', () => {
  const values = measured.map(({ _aws, ...others }) => others)
  assert.deepEqual(values, [
    { service: 'duewell-prod', channel: 'sms', ContactsSent: 2, ContactLateness: [3, 4.5] },
    { service: 'duewell-prod', channel: 'email', ContactsSent: 1 },
    { service: 'duewell-prod', RecordsParked: 1 },
    { service: 'duewell-prod', CasesSwept: 12 },
  ])
})

test('CloudWatch is told the dimensions and the units', () => {
  const [bySms, , house] = measured.map(
    ({ _aws }) => (_aws as { CloudWatchMetrics: readonly object[] }).CloudWatchMetrics[0],
  )
  assert.deepEqual(bySms, {
    Namespace: 'Duewell',
    Dimensions: [['service', 'channel']],
    Metrics: [
      { Name: 'ContactsSent', Unit: 'Count' },
      { Name: 'ContactLateness', Unit: 'Seconds' },
    ],
  })
  assert.deepEqual(house, {
    Namespace: 'Duewell',
    Dimensions: [['service']],
    Metrics: [{ Name: 'RecordsParked', Unit: 'Count' }],
  })
})

test('nothing is written about an invocation that measured nothing', () => {
  assert.equal(run.status, 0)
  assert.doesNotMatch(run.stdout + run.stderr, /No application metrics/)
})
