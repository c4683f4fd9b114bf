import type { TransactWriteItem, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { AgentTask } from '../case/case-file.ts'
import type { Plan } from '../case/plan.ts'
import type { PlanCondition } from '../ports.ts'
import { toItem } from './items/attributes.ts'
import { taskItem } from './items/case-items.ts'
import { partitionOf, sortKeys } from './items/keys.ts'
import { planAttributes } from './items/plan-item.ts'
import { currentVersion } from './items/schema-version.ts'

/** What must hold of the plan that stands, as an expression over these names and values. */
export interface PlanExpression {
  readonly condition: string
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string | number>>
}

export function conditionOf(condition: PlanCondition): PlanExpression {
  return 'version' in condition
    ? { condition: '#version = :seen', names: { '#version': 'version' }, values: { ':seen': condition.version } }
    : { condition: '#claim = :ours', names: { '#claim': 'claim' }, values: { ':ours': condition.claim } }
}

/** For a plan that nobody has written yet. */
export const NO_PLAN_YET: PlanExpression = { condition: 'attribute_not_exists(pk)', names: {}, values: {} }

/** For writers that are no door of the room: never into a claim, whose holder writes the whole plan as it saw it. */
export function unclaimed(version: number): PlanExpression {
  const { condition, names, values } = conditionOf({ version })
  return { condition: `${condition} AND attribute_not_exists(#claim)`, names: { ...names, '#claim': 'claim' }, values }
}

/** Writes a plan whole in one update: sets what it has, removes what it has no more. A refusal brings the plan that stands. */
export function planUpdate(
  table: string,
  borrower: string,
  plan: Plan,
  { condition, names, values }: PlanExpression,
): UpdateItemCommandInput & { UpdateExpression: string } {
  const attributes = Object.entries({ v: currentVersion('PLAN'), ...planAttributes(plan) })
  const set = attributes.filter(([, value]) => value !== undefined)
  const gone = attributes.filter(([, value]) => value === undefined)
  const remove = gone.length === 0 ? '' : ` REMOVE ${gone.map(([name]) => `#${name}`).join(', ')}`
  return {
    TableName: table,
    Key: toItem({ pk: partitionOf(borrower), sk: sortKeys.plan }),
    UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}${remove}`,
    ConditionExpression: condition,
    ExpressionAttributeNames: { ...names, ...Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])) },
    ExpressionAttributeValues: toItem({
      ...values,
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
}

/** The first write of a plan needs a borrower to plan for. */
export function borrowerExists(table: string, borrower: string): TransactWriteItem {
  const Key = toItem({ pk: partitionOf(borrower), sk: sortKeys.borrower })
  return { ConditionCheck: { TableName: table, Key, ConditionExpression: 'attribute_exists(pk)' } }
}

/** Opening a task that is open already leaves one task. */
export function openTask(table: string, borrower: string, task: AgentTask): TransactWriteItem {
  return { Put: { TableName: table, Item: taskItem(borrower, task) } }
}
