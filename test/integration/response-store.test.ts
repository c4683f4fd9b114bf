import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDbCaseIntake } from '../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbResponseStore } from '../../shared/aws/dynamodb-response-store.ts'
import { partitionOf } from '../../shared/aws/items/keys.ts'
import { readHistoryItem } from '../../shared/aws/items/read-history.ts'
import { queryAll } from '../../shared/aws/query-pages.ts'
import { recordResponse } from '../../shared/responses/record-response.ts'
import { aBorrower, aLoan, aPoint, aPolicy, LONG_AGO } from '../case/factories.ts'
import { aResponse, reader } from '../responses/response-room.ts'
import { responseStoreContract } from '../responses/response-store-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { newTables } from './dynamodb-local/tables.ts'

const patience = { wait: () => Promise.resolve(), chance: () => 0 }

/** A client of a process that ends before it deletes anything. */
function endsBeforeDeleting(client: DynamoDBClient): DynamoDBClient {
  const send = (command: never) =>
    (command as unknown) instanceof DeleteItemCommand ? Promise.reject(new Error('ended')) : client.send(command)
  return { send } as unknown as DynamoDBClient
}

await onDynamoDbLocal(({ client }) => {
  test('a response whose process ended between its effects and its hold takes effect once, and its hold goes when it comes again', async () => {
    const tables = await newTables(client)
    const cases = new DynamoDbCaseStore({ client, tables, historyDays: 730, patience })
    const intake = new DynamoDbCaseIntake({ client, table: tables.cases, patience })
    const value = aBorrower({ contactPoints: [aPoint('sms', { id: 'sms-1' })] })
    await intake.put({ kind: 'borrower', borrower: 'b-1', value }, { asOf: LONG_AGO })
    await intake.put({ kind: 'loan', borrower: 'b-1', value: aLoan() }, { asOf: LONG_AGO })
    const response = aResponse({ words: 'I lost my job and I have no income' })
    const recordBy = (by: DynamoDBClient) => {
      const responses = new DynamoDbResponseStore({ client: by, tables, historyDays: 730, patience })
      return recordResponse(response, aPolicy(), { cases, reader, responses })
    }
    const kinds = async () => (await cases.load('b-1'))?.holds.map(({ kind }) => kind).toSorted()

    await assert.rejects(recordBy(endsBeforeDeleting(client)), { message: 'ended' })
    assert.deepEqual(await kinds(), ['answer', 'hardship', 'reply'])
    assert.equal((await recordBy(client))[0]?.outcome, 'repeated')
    assert.deepEqual(await kinds(), ['answer', 'hardship'])
    assert.deepEqual(await recordBy(client).then(([again]) => again?.outcome), 'repeated')
    assert.deepEqual(await kinds(), ['answer', 'hardship'])
  })

  responseStoreContract('on DynamoDB', async () => {
    const tables = await newTables(client)
    const stored = { client, tables, historyDays: 730, patience }
    const history = async (borrower: string) => {
      const items = await queryAll(client, {
        TableName: tables.history,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: partitionOf(borrower) } },
        ConsistentRead: true,
      })
      return items.map((item) => readHistoryItem(item).entry)
    }
    return {
      cases: new DynamoDbCaseStore(stored),
      intake: new DynamoDbCaseIntake({ client, table: tables.cases, patience }),
      responses: new DynamoDbResponseStore(stored),
      history,
    }
  })
})
