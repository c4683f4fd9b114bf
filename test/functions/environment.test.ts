import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEnvironment, roomSchema } from '../../functions/environment.ts'
import { redriveEnvironmentSchema } from '../../functions/redrive/environment.ts'

const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/123456789012/sms'
const ARN = 'arn:aws:sqs:eu-west-1:123456789012:sms'
const TRUTH = {
  url: 'https://loans.example/truth',
  secretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:t',
}
const TOLD = {
  STAGE: 'prod',
  PARKED_RECORDS: QUEUE,
  CASES_TABLE: 'Cases',
  HISTORY_TABLE: 'History',
  HISTORY_DAYS: '1825',
  CONTROL_TABLE: 'Control',
  FRESH_FOR_SECONDS: '93600',
  CONTACT_QUEUES: JSON.stringify({ sms: QUEUE }),
  ALARM_GROUP: 'group',
  ALARM_ROLE: 'arn:aws:iam::123456789012:role/ringing',
  ALARM_TARGETS: JSON.stringify({ sms: ARN }),
  ALARM_DEAD_LETTERS: ARN,
  SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:house',
  BUDGETS: JSON.stringify({ sms: 1000 }),
  LOAN_TRUTH: JSON.stringify(TRUTH),
}

test('a door of the room reads all that it is told', () => {
  const read = readEnvironment(roomSchema, { ...TOLD, PATH: '/bin' })
  assert.equal(read.HISTORY_DAYS, 1825)
  assert.deepEqual(read.CONTACT_QUEUES, { sms: QUEUE })
  assert.deepEqual(read.BUDGETS, { sms: 1000 })
  assert.deepEqual(read.LOAN_TRUTH, TRUTH)
})

test('budgets and the truth of the lender may be left out', () => {
  const { BUDGETS, LOAN_TRUTH, ...without } = TOLD
  const read = readEnvironment(roomSchema, without)
  assert.deepEqual([read.BUDGETS, read.LOAN_TRUTH], [{}, undefined])
})

test('a function that is told too little or wrongly does not start, and says which variables without what they hold', () => {
  const wrong = { ...TOLD, CONTACT_QUEUES: '{"fax":"x"}', SECRET_ARN: 'hunter2', STAGE: undefined }
  assert.throws(() => readEnvironment(roomSchema, wrong), {
    name: 'EnvironmentError',
    message: /: STAGE, CONTACT_QUEUES, SECRET_ARN\./,
  })
})

test('redrive is told where each kind of dead letter lies and where it goes', () => {
  const dead = { sms: { holds: 'borrowers', from: QUEUE, to: QUEUE }, changes: { holds: 'stream-positions' } }
  const told = { STAGE: 'prod', DEAD_LETTERS: JSON.stringify(dead) }
  assert.deepEqual(readEnvironment(redriveEnvironmentSchema, told).DEAD_LETTERS, dead)
})
