import { type ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'

/** A table that was restored from a backup, with a stream that was opened on it (docs/guides/restoring.md). */
export interface RestoredTable {
  readonly tableArn: string
  readonly streamArn: string
}

export interface RestoredTables {
  readonly cases?: RestoredTable | undefined
  readonly history?: RestoredTable | undefined
}

/** DynamoDB restores into a new table, which no stack has made: the functions are told of it, and its like is left alone. */
export function restoredTable(scope: Construct, id: string, { tableArn, streamArn }: RestoredTable): ITable {
  return Table.fromTableAttributes(scope, id, { tableArn, tableStreamArn: streamArn })
}
