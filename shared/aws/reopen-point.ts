import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { formatInstant, type Instant } from '../time/instant.ts'
import { toItem } from './items/attributes.ts'
import type { Key } from './items/keys.ts'

/** Notes beside a closed point that it was opened again, unless it closed later than that. */
export async function reopenPoint(client: DynamoDBClient, table: string, key: Key, at: Instant): Promise<void> {
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: toItem({ ...key }),
        UpdateExpression: 'SET #reopened = :at',
        ConditionExpression: 'attribute_exists(pk) AND #since <= :at',
        ExpressionAttributeNames: { '#reopened': 'reopenedAt', '#since': 'since' },
        ExpressionAttributeValues: toItem({ ':at': formatInstant(at) }),
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}
