import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Clock } from '../ports.ts'
import { type Instant, MINUTE } from '../time/instant.ts'

export interface CasesTableIdSource {
  readonly client: DynamoDBClient
  /** The Cases table. */
  readonly table: string
  readonly clock: Clock
}

export class NoTableIdError extends Error {
  override readonly name = 'NoTableIdError'

  constructor(table: string) {
    super(
      `DynamoDB names no TableId of ${table}, so nobody can tell whether it was restored. Nothing is sent; look at it.`,
    )
  }
}

/**
 * What DynamoDB knows the Cases table by, whatever its name: one that is deleted and restored under the same name has
 * another. It is asked for once a minute, since a restore takes longer and a function may live through it.
 */
export function casesTableId({ client, table, clock }: CasesTableIdSource): () => Promise<string> {
  let known: { readonly id: string; readonly at: Instant } | undefined
  return async () => {
    if (known !== undefined && clock.now() < known.at + MINUTE) return known.id
    const at = clock.now()
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
    if (Table?.TableId === undefined) throw new NoTableIdError(table)
    known = { id: Table.TableId, at }
    return known.id
  }
}
