import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { Item } from './items/attributes.ts'

/** Everything that a query finds: DynamoDB answers in pages of 1 MB. */
export async function queryAll(client: DynamoDBClient, query: QueryCommandInput): Promise<readonly Item[]> {
  const first = await client.send(new QueryCommand(query))
  if (first.LastEvaluatedKey === undefined) return first.Items ?? []
  const items = [...(first.Items ?? [])]
  for (let from: Item | undefined = first.LastEvaluatedKey; from !== undefined; ) {
    const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await client.send(
      new QueryCommand({ ...query, ExclusiveStartKey: from }),
    )
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  }
  return items
}
