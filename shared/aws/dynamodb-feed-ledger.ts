import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb'
import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { FeedLedger } from '../intake/import-ports.ts'
import { formatInstant, type Instant } from '../time/instant.ts'

/** When each feed was last true, on the Control table. An older word than the one that stands changes nothing. */
export class DynamoDbFeedLedger implements FeedLedger {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor({ client, table }: { readonly client: DynamoDBClient; readonly table: string }) {
    this.#client = client
    this.#table = table
  }

  async seen(feed: string, asOf: Instant): Promise<void> {
    try {
      await this.#client.send(new PutItemCommand(seenRequest(this.#table, feed, asOf)))
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
    }
  }
}

/** Instants of one form and length compare as texts. */
function seenRequest(table: string, feed: string, asOf: Instant): PutItemCommandInput {
  return {
    TableName: table,
    Item: { pk: { S: 'CONTROL' }, sk: { S: `FEED#${feed}` }, v: { N: '1' }, asOf: { S: formatInstant(asOf) } },
    ConditionExpression: 'attribute_not_exists(asOf) OR asOf < :asOf',
    ExpressionAttributeValues: { ':asOf': { S: formatInstant(asOf) } },
  }
}
