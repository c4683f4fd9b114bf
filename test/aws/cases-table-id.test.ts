import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { casesTableId, NoTableIdError } from '../../shared/aws/cases-table-id.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { json, jsonError, standIn } from './stand-in.ts'

function described(id?: string) {
  return json({ Table: { TableName: 'cases', TableId: id } })
}

test('a table’s id is asked for once a minute, so that a function that lives through a restore notices it', async (t) => {
  const { client, requests } = await standIn(t, described('before'), described('after'))
  let now = 0
  const ask = casesTableId({ client: new DynamoDBClient(client), table: 'cases', clock: { now: () => now } })
  assert.deepEqual([await ask(), await ask()], ['before', 'before'])
  now = MINUTE - 1
  assert.equal(await ask(), 'before')
  assert.equal(requests.length, 1)
  now = MINUTE
  assert.equal(await ask(), 'after')
})

test('where it can’t be asked there is no answer, and the next try asks again', async (t) => {
  const { client } = await standIn(t, jsonError(400, 'ResourceNotFoundException'), described(), described('here'))
  const ask = casesTableId({ client: new DynamoDBClient(client), table: 'cases', clock: { now: () => 0 } })
  await assert.rejects(ask(), { name: 'ResourceNotFoundException' })
  await assert.rejects(ask(), NoTableIdError)
  assert.equal(await ask(), 'here')
})
