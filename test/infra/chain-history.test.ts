import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readChainEvent } from '../../functions/chain-history/history-change.ts'
import { synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod')
const [chainer] = theOnly(prod, 'AWS::Lambda::Function', /ChainHistory/)

test('every night the digests are chained, by what the function reads as that', () => {
  const [, { Properties }] = theOnly(prod, 'AWS::Scheduler::Schedule', /ChainHistory/)
  assert.equal(Properties.ScheduleExpression, 'cron(0 2 * * ? *)')
  assert.deepEqual(Properties.Target.Arn, { 'Fn::GetAtt': [chainer, 'Arn'] })
  assert.equal(readChainEvent(JSON.parse(Properties.Target.Input)), 'chain')
})

test('every change of a history is witnessed, not only what it gains, for as long as the stream has it', () => {
  const [, { Properties }] = theOnly(prod, 'AWS::Lambda::EventSourceMapping', /ChainHistory/)
  const [filter] = Properties.FilterCriteria.Filters
  assert.deepEqual(JSON.parse(filter.Pattern), { dynamodb: { Keys: { pk: { S: [{ prefix: 'BORROWER#' }] } } } })
  assert.deepEqual([Properties.MaximumRecordAgeInSeconds, Properties.MaximumRetryAttempts], [86_400, undefined])
})

test('the digests outlive the entries: their bucket forgets nothing and no version', () => {
  const [, { Properties, DeletionPolicy }] = theOnly(prod, 'AWS::S3::Bucket', /ChainHistory/)
  assert.equal(Properties.LifecycleConfiguration, undefined)
  assert.equal(Properties.VersioningConfiguration.Status, 'Enabled')
  assert.equal(DeletionPolicy, 'Retain')
})

test('whoever chains can delete nothing, and reads no table', () => {
  const [, { Properties }] = theOnly(prod, 'AWS::IAM::Policy', /ChainHistoryFunctionRole/)
  const actions = Properties.PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action)
  assert.ok(actions.includes('s3:PutObject'))
  assert.deepEqual(
    actions.filter((action: string) => /Delete|dynamodb:(Query|Scan|Get(?!Records|Shard)|Put)/.test(action)),
    [],
  )
})
