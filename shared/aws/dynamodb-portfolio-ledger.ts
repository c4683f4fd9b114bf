import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { type PortfolioLedger, type SegmentCounts, stateCountsSchema } from '../sweep/portfolio-ledger.ts'
import { instantSchema } from '../time/boundary.ts'
import { formatInstant } from '../time/instant.ts'
import { fromItem, toItem } from './items/attributes.ts'

const PARTITION = 'PORTFOLIO'
const VERSION = 1

const countsSchema = z.object({
  segment: z.int().nonnegative(),
  of: z.int().positive(),
  at: instantSchema,
  states: stateCountsSchema,
})

/** What sweeps counted, an item a segment in the Control table. */
export class DynamoDbPortfolioLedger implements PortfolioLedger {
  readonly #props: { readonly client: DynamoDBClient; readonly table: string }

  constructor(props: { readonly client: DynamoDBClient; readonly table: string }) {
    this.#props = props
  }

  async count({ segment, of, at, states }: SegmentCounts): Promise<void> {
    const { client, table } = this.#props
    const counts = { segment, of, at: formatInstant(at), states }
    const Item = toItem({ pk: PARTITION, sk: keyOf(segment, of), v: VERSION, ...counts })
    await client.send(new PutItemCommand({ TableName: table, Item }))
  }

  /** What can't be read, of another version say, counts as not counted yet. */
  async counted(): Promise<readonly SegmentCounts[]> {
    const { client, table } = this.#props
    const { Items: items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: PARTITION } },
      }),
    )
    return items.flatMap((item) => {
      const read = countsSchema.safeParse(fromItem(item))
      return read.success ? [read.data] : []
    })
  }
}

/** As many digits each, so that they stand in order. */
function keyOf(segment: number, of: number): string {
  return `SEGMENT#${String(segment).padStart(4, '0')}-OF-${of}`
}
