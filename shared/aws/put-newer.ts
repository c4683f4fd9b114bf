import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { Item } from './items/attributes.ts'

/** Puts an item unless one stands there that is as new or newer, by what `version` names in both. */
export async function putNewer(
  client: DynamoDBClient,
  table: string,
  item: Item,
  version: 'sourceVersion' | 'since' | 'asOf',
): Promise<'stored' | 'older'> {
  try {
    await client.send(new PutItemCommand(newerRequest(table, item, version)))
    return 'stored'
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'older'
    throw error
  }
}

/** Instants are all written in one form, of one length, so that comparing the texts compares the instants. */
function newerRequest(table: string, item: Item, version: string): PutItemCommandInput {
  return {
    TableName: table,
    Item: item,
    ConditionExpression: 'attribute_not_exists(pk) OR #version < :version',
    ExpressionAttributeNames: { '#version': version },
    ExpressionAttributeValues: { ':version': item[version] ?? { NULL: true } },
  }
}
