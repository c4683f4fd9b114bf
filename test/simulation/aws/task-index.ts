import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item } from '../../../shared/aws/items/attributes.ts'
import { conditionOf } from './expressions.ts'

interface IndexQuery {
  readonly KeyConditionExpression?: string
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>
  readonly ExclusiveStartKey?: Item
  readonly Limit?: number
}

/** What the sparse index of open tasks answers, from the items of the table: those with its keys, by when they are due. */
export function openTasks(items: readonly Item[], request: IndexQuery): readonly Item[] {
  const { KeyConditionExpression = '', ExpressionAttributeValues: values = {}, ExclusiveStartKey, Limit } = request
  const fits = conditionOf(KeyConditionExpression)
  const found = items.filter((item) => item.taskDueAt !== undefined && fits(item, { names: {}, values }))
  const after = ExclusiveStartKey && placeOf(ExclusiveStartKey)
  return found
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
    .filter((item) => after === undefined || placeOf(item) > after)
    .slice(0, Limit)
}

function placeOf({ taskDueAt, pk, sk }: Item): string {
  return [taskDueAt?.S ?? taskDueAt?.N, pk?.S, sk?.S].join(' ')
}
