import { type AttributeValue, PutItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { fromItem, type Item } from '../../shared/aws/items/attributes.ts'
import { borrowerItem, loanItem, paymentItem } from '../../shared/aws/items/case-items.ts'
import { partitionOf } from '../../shared/aws/items/keys.ts'
import { readCase } from '../../shared/aws/items/read-case.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Payment } from '../../shared/case/loan.ts'
import type { Plan } from '../../shared/case/plan.ts'
import type { Clients } from './clients.ts'
import type { DeployedNames } from './deployed-names.ts'

/** The tables as a lender's own code and an operator's terminal reach them: items, put and read with the SDK. */
export interface CaseTables {
  /** Writes borrower and loans in one transaction. Doing it again is a change of the case like any other. */
  putCase(caseFile: CaseFile): Promise<void>
  pay(borrower: string, payment: Payment): Promise<void>
  caseOf(borrower: string): Promise<CaseFile | undefined>
  planOf(borrower: string): Promise<Plan | undefined>
  /** What the history says of a borrower, in the order in which it happened. */
  historyOf(borrower: string): Promise<readonly Readonly<Record<string, unknown>>[]>
}

export function caseTables({ dynamo }: Clients, names: DeployedNames): CaseTables {
  const [cases, history] = ['CASES_TABLE', 'HISTORY_TABLE'].map((name) => names.told(name))
  const put = (TableName: string | undefined, Item: Item) => dynamo.send(new PutItemCommand({ TableName, Item }))
  const all = async (TableName: string | undefined, borrower: string) => {
    const pk: AttributeValue = { S: partitionOf(borrower) }
    const KeyConditionExpression = 'pk = :pk'
    const query = { TableName, KeyConditionExpression, ExpressionAttributeValues: { ':pk': pk }, ConsistentRead: true }
    return (await dynamo.send(new QueryCommand(query))).Items ?? []
  }
  const caseOf = async (borrower: string) => readCase(await all(cases, borrower))
  return {
    putCase: async ({ borrower, loans }) => {
      const items = [borrowerItem(borrower), ...loans.map((loan) => loanItem(borrower.id, loan))]
      const TransactItems = items.map((Item) => ({ Put: { TableName: cases, Item } }))
      await dynamo.send(new TransactWriteItemsCommand({ TransactItems }))
    },
    pay: async (borrower, payment) => {
      await put(cases, paymentItem(borrower, payment))
    },
    caseOf,
    planOf: async (borrower) => (await caseOf(borrower))?.plan,
    historyOf: async (borrower) => (await all(history, borrower)).map(fromItem),
  }
}
