import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as z from 'zod'
import { DynamoDbBudget } from '../../shared/aws/dynamodb-budget.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { aCase, at } from '../case/factories.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { itemsOf, itemsOfCase, newTables, put } from './dynamodb-local/tables.ts'
import { inProcesses } from './processes.ts'

const WORKERS = 4
const ROUNDS = 15
const grantsSchema = z.array(z.object({ id: z.string(), version: z.number() }))

await onDynamoDbLocal(({ client, endpoint }) => {
  describe('several processes', () => {
    test('race for the claims of one borrower: none is granted twice, and nothing is lost', async () => {
      const tables = await newTables(client)
      await put(client, tables.cases, ...itemsOfCase(aCase()))
      const workers = Array.from({ length: WORKERS }, (_, n) => [
        endpoint,
        tables.cases,
        tables.history,
        `w${n}`,
        String(ROUNDS),
      ])
      const printed = await inProcesses(new URL('claiming.ts', import.meta.url), workers)
      const grants = printed.flatMap((text) => grantsSchema.parse(JSON.parse(text)))
      assert.equal(new Set(grants.map(({ version }) => version)).size, WORKERS * ROUNDS)

      const patience = { wait: () => Promise.resolve(), chance: () => 0 }
      const read = await new DynamoDbCaseStore({ client, tables, historyDays: 1, patience }).load('b-1')
      assert.deepEqual(new Set(read?.plan.contacts.map(({ id }) => id)), new Set(grants.map(({ id }) => id)))
      assert.equal(read?.plan.contacts.length, WORKERS * ROUNDS)
      assert.ok(read.plan.contacts.every(({ outcome }) => outcome === 'sent'))
      assert.equal(read.plan.contactsSent, WORKERS * ROUNDS)
      assert.equal(read.plan.version, 2 * WORKERS * ROUNDS)
      assert.equal(read.tasks.length, WORKERS * (ROUNDS / 3))
    })

    test("take exactly an hour's budget between them", async () => {
      const { control } = await newTables(client)
      const budget = 1_003
      const workers = Array.from({ length: WORKERS }, () => [endpoint, control, String(budget)])
      const granted = await inProcesses(new URL('taking.ts', import.meta.url), workers)
      assert.equal(
        granted.reduce((sum, text) => sum + Number(text), 0),
        budget,
      )
      const shards = await itemsOf(client, control, 'BUDGET#sms#2026-11-07T01')
      assert.equal(
        shards.reduce((sum, { used }) => sum + Number(used?.N), 0),
        budget,
      )
      assert.ok(shards.every(({ expiresAt }) => Number(expiresAt?.N) === at('2026-11-09T02:00:00Z') / 1_000))
    })
  })

  describe('the budget', () => {
    const onNewTable = async (budgets: ConstructorParameters<typeof DynamoDbBudget>[0]['budgets']) => {
      const { control: table } = await newTables(client)
      return () => new DynamoDbBudget({ client, table, budgets })
    }
    const grants = async (take: () => Promise<boolean>, times: number) => {
      let granted = 0
      for (let n = 0; n < times; n += 1) if (await take()) granted += 1
      return granted
    }

    test('begins anew with each hour, and another channel has its own', async () => {
      const open = await onNewTable({ sms: 2, email: 1 })
      const budget = open()
      const noon = at('2026-11-07T12:00:00Z')
      assert.equal(await grants(() => budget.takeHourly('sms', noon), 4), 2)
      assert.equal(await grants(() => budget.takeHourly('email', noon), 4), 1)
      assert.equal(await grants(() => budget.takeHourly('sms', noon + 3_599_999), 4), 0)
      assert.equal(await grants(() => budget.takeHourly('sms', noon + 3_600_000), 4), 2)
    })

    test('never ends where none was set', async () => {
      const open = await onNewTable({ sms: 0 })
      const budget = open()
      assert.equal(await grants(() => budget.takeHourly('voice', 0), 3), 3)
      assert.equal(await grants(() => budget.takeHourly('sms', 0), 3), 0)
    })

    test('of a day holds over all processes, and a higher ceiling gives the difference', async () => {
      const open = await onNewTable({})
      const morning = at('2026-11-07T08:00:00Z')
      const [one, other] = [open(), open()]
      assert.equal(await grants(() => one.takeDaily(5, morning), 3), 3)
      assert.equal(await grants(() => other.takeDaily(5, morning), 5), 2)
      assert.equal(await grants(() => one.takeDaily(9, morning), 20), 4)
    })
  })
})
