import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod')
const [, mapping] = theOnly(prod, 'AWS::Lambda::EventSourceMapping', /ReconcileCase/)

test('wakes for the items that others write and not for the plans and tasks that it writes itself', () => {
  const patterns = mapping.Properties.FilterCriteria.Filters.map((filter: { Pattern: string }) =>
    JSON.parse(filter.Pattern),
  )
  assert.deepEqual(patterns, [
    {
      dynamodb: {
        Keys: {
          pk: { S: [{ prefix: 'BORROWER#' }] },
          sk: { S: ['BORROWER', { prefix: 'HOLD#' }, { prefix: 'LOAN#' }, { prefix: 'PAY#' }, { prefix: 'POINT#' }] },
        },
      },
    },
  ])
})

test('reads the stream from its beginning, so that nothing written before is forgotten', () => {
  assert.equal(mapping.Properties.StartingPosition, 'TRIM_HORIZON')
})

test('a case that always fails holds up its shard for an hour at most, and then tells someone', () => {
  const { Properties } = mapping
  assert.equal(Properties.BisectBatchOnFunctionError, true)
  assert.deepEqual(Properties.FunctionResponseTypes, ['ReportBatchItemFailures'])
  assert.ok(Properties.MaximumRetryAttempts > 0 && Properties.MaximumRetryAttempts <= 10)
  assert.ok(Properties.MaximumRecordAgeInSeconds > 0 && Properties.MaximumRecordAgeInSeconds <= 3600)
  const [target] = Properties.DestinationConfig.OnFailure.Destination['Fn::GetAtt']
  assert.ok(resourcesOf(prod, 'AWS::SQS::Queue').has(target))
})
