import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Stack } from 'aws-cdk-lib/core'
import type { DuewellFunction } from './duewell-function.ts'

/** A table that the stack made, or one that it was told of. */
export type AnyTable = Table | ITable

/** What DynamoDB does with a table's key for whoever reads and writes its items. */
export const TABLE_KEY_USE = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
] as const

/** Actions on the items of a table whose partition key is, or with a `*` at its end begins with, one of `partitions`. */
export function onItems(
  table: AnyTable,
  partitions: readonly string[],
  ...actions: readonly string[]
): PolicyStatement {
  return new PolicyStatement({
    actions: [...actions],
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } },
  })
}

/** Reading a table whole, which can't be narrowed to partitions. */
export function scanOf(table: AnyTable): PolicyStatement {
  return new PolicyStatement({ actions: ['dynamodb:Scan'], resources: [table.tableArn] })
}

/** The key opens for what a service does on a function's behalf; a function can't use it by itself. */
export function useOfKey(
  key: IKey,
  service: 'dynamodb' | 's3' | 'secretsmanager',
  ...actions: readonly string[]
): PolicyStatement {
  const { region, urlSuffix } = Stack.of(key)
  return new PolicyStatement({
    actions: [...actions],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${region}.${urlSuffix}` } },
  })
}

/** Lets a function's event source mapping read a table's stream. */
export function grantReadingStream(fn: DuewellFunction, table: AnyTable, key: IKey): void {
  fn.allow(readingStream(streamOf(table)), useOfKey(key, 'dynamodb', 'kms:Decrypt'))
}

/** What an event source mapping does with a stream, on that stream alone. */
export function readingStream(streamArn: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    resources: [streamArn],
  })
}

export function streamOf({ tableStreamArn, node }: AnyTable): string {
  if (tableStreamArn === undefined)
    throw new Error(`Table ${node.path} has no stream, and without it no change is seen.`)
  return tableStreamArn
}
