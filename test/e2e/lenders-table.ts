import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import type { Clients } from './clients.ts'

export const LENDERS_TABLE = 'core-banking-loans'

export interface LendersTable {
  readonly tableArn: string
  readonly streamArn: string
}

/** A table as a lender has had it for years: its own names, its own status words, and a stream. */
export async function createLendersTable({ dynamo }: Clients): Promise<LendersTable> {
  const { TableDescription } = await dynamo.send(
    new CreateTableCommand({
      TableName: LENDERS_TABLE,
      KeySchema: [{ AttributeName: 'agreementNo', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'agreementNo', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  )
  return { tableArn: TableDescription?.TableArn ?? '', streamArn: TableDescription?.LatestStreamArn ?? '' }
}
