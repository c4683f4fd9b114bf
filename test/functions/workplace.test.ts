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
const told = written.filter((line) => !('_aws' in line))
const measured = written.filter((line) => '_aws' in line)
const line = told.find(({ message }) => message === 'parked')

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

test('what a batch says alike of many cases and contacts is one line, with the ids of each between spaces', () => {
  const gathered = told.filter((one) => 'cases' in one || 'contacts' in one)
  assert.deepEqual(
    gathered.map(({ timestamp, level, ...others }) => others),
    [
      { message: 'reconciled', by: 'reconcile-case', outcome: 'waiting', cases: ['b-1 11 110', 'b-2 12 120'] },
      { message: 'reconciled', by: 'reconcile-case', outcome: 'resting', cases: ['b-3 13'] },
      {
        message: 'sent',
        by: 'reconcile-case',
        channel: 'sms',
        state: 'accepted',
        contacts: ['b-1 k-b-1 p-b-1 11 110', 'b-2 k-b-2 p-b-2 12 120'],
      },
    ],
  )
})

test('a contact that its provider did not take has a line of its own, at once', () => {
  const [first] = told.filter(({ message }) => message === 'sent')
  assert.deepEqual([first?.state, first?.contact, first?.records], ['throttled', 'k-4', ['14']])
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
