import assert from 'node:assert/strict'
import { test } from 'node:test'
import { json } from '../stand-in.ts'
import { anOperator } from './operator.ts'

const DEPLOYED = { functions: { RedriveFunction: { DEAD_LETTERS: '{"sms":{"holds":"borrowers"},"reports":{}}' } } }
const INVOKE = 'POST /2015-03-31/functions/RedriveFunction/invocations'
const PROD = ['--stage', 'prod'] as const

test('without a queue it names those that there are, and moves nothing', async (t) => {
  const { run, asked } = await anOperator(t, DEPLOYED)
  const { code, out } = await run('redrive', ...PROD)
  assert.deepEqual([code, out], [0, 'Dead letters that can be moved back: sms, reports.\n'])
  assert.equal(asked(INVOKE).length, 0)
})

test('it has the deployed function move messages, and says what became of each', async (t) => {
  const answer = json({ moved: 7, unreadable: 1, failed: 2, twice: 1 })
  const { run, asked } = await anOperator(t, DEPLOYED, { [INVOKE]: answer })
  const { code, out } = await run('redrive', ...PROD, '--queue', 'sms', '--limit', '10')
  assert.equal(code, 0)
  assert.deepEqual(asked(INVOKE)[0]?.fields, { queue: 'sms', limit: 10 })
  assert.equal(
    out,
    'Moved back: 7.\nLeft, because the queue did not take them: 2. Run it again.\n' +
      'Left, because they say nothing that can be worked on: 1.\nIn both queues now, which is harmless: 1.\n',
  )
})

test('it says why nothing could be moved', async (t) => {
  const { run } = await anOperator(t, DEPLOYED, { [INVOKE]: json({ moved: 0, why: 'Only places in a stream.' }) })
  assert.equal((await run('redrive', ...PROD, '--queue', 'sms')).out, 'Moved back: 0.\nOnly places in a stream.\n')
})

test('it fails where the function does, or where there is no such queue', async (t) => {
  const failed = { ...json({ errorMessage: 'no' }), headers: { 'x-amz-function-error': 'Unhandled' } }
  const { run } = await anOperator(t, DEPLOYED, { [INVOKE]: failed })
  for (const [args, message] of [
    [['--queue', 'sms'], /^The redrive function failed\./],
    [['--queue', 'fax'], /^There is no queue fax; name one of sms, reports\./],
    [['--queue', 'sms', '--limit', '0'], /^--limit 0 is not a whole number from 1/],
  ] as const) {
    const { code, errors } = await run('redrive', ...PROD, ...args)
    assert.equal(code, 1)
    assert.match(errors, message)
  }
})
