import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDbFeedLedger } from '../../shared/aws/dynamodb-feed-ledger.ts'
import { json, jsonError, standIn } from './stand-in.ts'

test('writes when a feed was last true, and only over an older word', async (t) => {
  const { client: settings, requests } = await standIn(t, json({}))
  const client = new DynamoDBClient(settings)
  t.after(() => client.destroy())
  await new DynamoDbFeedLedger({ client, table: 'Control' }).seen('core', Date.UTC(2026, 10, 2))
  assert.deepEqual(requests[0]?.json(), {
    TableName: 'Control',
    Item: { pk: { S: 'CONTROL' }, sk: { S: 'FEED#core' }, v: { N: '1' }, asOf: { S: '2026-11-02T00:00:00.000Z' } },
    ConditionExpression: 'attribute_not_exists(asOf) OR asOf < :asOf',
    ExpressionAttributeValues: { ':asOf': { S: '2026-11-02T00:00:00.000Z' } },
  })
})

test('a newer word that stands already is success; any other failure is not', async (t) => {
  const { client: settings } = await standIn(
    t,
    jsonError(400, 'ConditionalCheckFailedException'),
    jsonError(400, 'AccessDeniedException'),
  )
  const client = new DynamoDBClient(settings)
  t.after(() => client.destroy())
  const ledger = new DynamoDbFeedLedger({ client, table: 'Control' })
  await ledger.seen('core', Date.UTC(2026, 10, 2))
  await assert.rejects(ledger.seen('core', Date.UTC(2026, 10, 2)), { name: 'AccessDeniedException' })
})
