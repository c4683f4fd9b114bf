import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Clock } from '../ports.ts'
import { overTable } from '../sending/restored-table.ts'
import type { SendingState } from '../sending/sending-state.ts'
import { CONTROL, readControl } from './items/control-items.ts'
import { queryAll } from './query-pages.ts'

export interface SendingStateSource {
  readonly client: DynamoDBClient
  /** The Control table. */
  readonly table: string
  readonly freshForSeconds: number
  /** The TableId of the Cases table; without it nobody notices that the table was restored. */
  readonly casesTableId?: (() => Promise<string>) | undefined
  readonly clock: Clock
}

/** What the house says about sending now. Throws where it can't be read or understood, and then nothing may be sent. */
export async function readSendingState(source: SendingStateSource): Promise<SendingState> {
  const { client, table, freshForSeconds, casesTableId, clock } = source
  const [items, casesTable] = await Promise.all([
    queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: CONTROL } },
      ConsistentRead: true,
    }),
    casesTableId?.(),
  ])
  const state: SendingState = { ...readControl(items), freshForSeconds }
  return casesTable === undefined ? state : overTable(state, casesTable, clock.now())
}
