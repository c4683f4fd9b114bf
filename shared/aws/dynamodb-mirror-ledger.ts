import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { MirrorLedger, MirrorProgress } from '../optouts/opt-out-list.ts'
import { fromItem, toItem } from './items/attributes.ts'

const KEY = { pk: 'MIRROR', sk: 'OPT-OUTS' }
const VERSION = 1

const progressSchema = z.object({
  day: z.string(),
  taken: z.boolean(),
  after: z.string().exactOptional(),
  done: z.boolean(),
})

/** How far the mirroring of opt-outs has come, in the Control table. What can't be read begins anew. */
export class DynamoDbMirrorLedger implements MirrorLedger {
  readonly #props: { readonly client: DynamoDBClient; readonly table: string }

  constructor(props: { readonly client: DynamoDBClient; readonly table: string }) {
    this.#props = props
  }

  async read(): Promise<MirrorProgress | undefined> {
    const { client, table } = this.#props
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: table, Key: toItem(KEY), ConsistentRead: true }),
    )
    return item === undefined ? undefined : progressSchema.safeParse(fromItem(item)).data
  }

  async keep(progress: MirrorProgress): Promise<void> {
    const { client, table } = this.#props
    await client.send(new PutItemCommand({ TableName: table, Item: toItem({ ...KEY, v: VERSION, ...progress }) }))
  }
}
