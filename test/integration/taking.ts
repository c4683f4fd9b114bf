import { DynamoDbBudget } from '../../shared/aws/dynamodb-budget.ts'
import { at } from '../case/factories.ts'
import { clientOf } from './dynamodb-local/server.ts'

/* One of several processes that take from one hour's budget until it is spent; prints how many it was granted. */
const [endpoint = '', table = '', budget = ''] = process.argv.slice(2)
const source = new DynamoDbBudget({ client: clientOf(endpoint), table, budgets: { sms: Number(budget) } })

let granted = 0
for (;;) {
  const answers = await Promise.all(
    Array.from({ length: 7 }, () => source.takeHourly('sms', at('2026-11-07T01:30:00Z'))),
  )
  granted += answers.filter(Boolean).length
  if (answers.includes(false)) break
}
process.stdout.write(String(granted))
