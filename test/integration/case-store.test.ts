import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { borrowerItem, loanItem, paymentItem } from '../../shared/aws/items/case-items.ts'
import { partitionOf } from '../../shared/aws/items/keys.ts'
import { readHistoryItem } from '../../shared/aws/items/read-history.ts'
import { UPCASTERS, type Upcasters } from '../../shared/aws/items/schema-version.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { HistoryEntry } from '../../shared/ports.ts'
import { DAY, SECOND } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aLoan, aPayment, aPlan, at } from '../case/factories.ts'
import { caseStoreContract } from '../local/case-store-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { itemsOf, itemsOfCase, newTables, put, type Tables } from './dynamodb-local/tables.ts'

const HISTORY_DAYS = 730
const NOW = at('2026-11-07T01:00:00Z')

await onDynamoDbLocal(({ client }) => {
  const storeOn = (tables: Tables, upcasters: Upcasters = UPCASTERS) =>
    new DynamoDbCaseStore({
      client,
      tables,
      historyDays: HISTORY_DAYS,
      patience: { wait: () => Promise.resolve(), chance: () => 0 },
      upcasters,
    })

  async function openCase(caseFile: CaseFile) {
    const tables = await newTables(client)
    await put(client, tables.cases, ...itemsOfCase(caseFile))
    return { tables, store: storeOn(tables) }
  }

  caseStoreContract('on DynamoDB', async (caseFile) => (await openCase(caseFile)).store)

  describe('the case store on DynamoDB', () => {
    test('keeps what happened until its days are over, and a repeated write adds nothing', async () => {
      const { tables, store } = await openCase(aCase({ plan: aPlan({ version: 1 }) }))
      const entries: HistoryEntry[] = [
        {
          what: 'decision',
          at: NOW,
          kind: 'wait',
          until: NOW + DAY,
          findings: [{ rule: 'US-F-HOURS', effect: 'defer' }],
        },
        { what: 'task-opened', at: NOW, task: 'call.l-1', kind: 'call', loan: 'l-1' },
      ]
      for (const version of [2, 3]) {
        const change = { plan: aPlan({ version }), tasks: [], history: entries }
        assert.deepEqual(await store.writePlan('b-1', { version: version - 1 }, change), { written: true })
      }
      const items = await itemsOf(client, tables.history, partitionOf('b-1'))
      assert.deepEqual(
        items.map((item) => readHistoryItem(item)),
        entries.map((entry) => ({ borrower: 'b-1', entry })),
      )
      assert.deepEqual(
        items.map((item) => Number(item.expiresAt?.N)),
        entries.map(() => (NOW + HISTORY_DAYS * DAY) / SECOND),
      )
    })

    test('keeps no wait that only the calendar of the strategy asks for, since deciding again says it again', async () => {
      const { tables, store } = await openCase(aCase({ plan: aPlan({ version: 1 }) }))
      const plain: HistoryEntry = {
        what: 'decision',
        at: NOW,
        kind: 'wait',
        until: NOW + DAY,
        findings: [{ rule: 'not-yet', effect: 'defer' }],
      }
      await store.writePlan('b-1', { version: 1 }, { plan: aPlan({ version: 2 }), tasks: [], history: [plain] })
      assert.deepEqual(await itemsOf(client, tables.history, partitionOf('b-1')), [])
      assert.equal((await store.load('b-1'))?.plan.version, 2)
    })

    test('has the reason of a contact before the plan says that it was made', async () => {
      const { tables, store } = await openCase(aCase({ plan: aPlan({ version: 1 }) }))
      const history: HistoryEntry[] = [{ what: 'decision', at: NOW, kind: 'rest', findings: [] }]
      await store.writePlan('b-1', { version: 9 }, { plan: aPlan({ version: 10 }), tasks: [], history })
      assert.equal((await itemsOf(client, tables.history, partitionOf('b-1'))).length, 1)
      assert.equal((await store.load('b-1'))?.plan.version, 1)
    })

    test('removes from the stored plan what the new one has no more', async () => {
      const plan = aPlan({ version: 1, next: NOW, alarm: NOW, arm: 'all', claim: { id: 'k', at: NOW } })
      const { store } = await openCase(aCase({ plan }))
      await store.writePlan('b-1', { claim: 'k' }, { plan: aPlan({ version: 2 }), tasks: [], history: [] })
      assert.deepEqual((await store.load('b-1'))?.plan, aPlan({ version: 2 }))
    })

    test('reads a case that is longer than one page of a query', async () => {
      const payments = Array.from({ length: 300 }, (_, n) => aPayment({ id: `p-${String(n).padStart(3, '0')}` }))
      const instalments = Array.from({ length: 1_000 }, (_, n) => ({ id: `${n}`, dueOn: 20_000 + n, amount: n }))
      const loans = Array.from({ length: 30 }, (_, n) => aLoan({ id: `l-${n + 10}`, instalments }))
      const { tables, store } = await openCase(aCase({ loans, payments }))
      const firstPage = await client.send(
        new QueryCommand({
          TableName: tables.cases,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: partitionOf('b-1') } },
        }),
      )
      assert.notEqual(firstPage.LastEvaluatedKey, undefined)
      const read = await store.load('b-1')
      assert.deepEqual(read?.loans, loans)
      assert.deepEqual(read?.payments, payments)
    })

    test('lists open tasks by their kind, the oldest first', async () => {
      const { tables, store } = await openCase(aCase())
      const task = (id: string, openedAt: number) => ({ id, kind: 'call', about: 'Please call.', openedAt }) as const
      const tasks = [task('call.b', NOW + 1), task('call.a', NOW)]
      await store.writePlan('b-1', { version: 0 }, { plan: aPlan({ version: 1 }), tasks, history: [] })
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tables.cases,
          IndexName: 'open-tasks',
          KeyConditionExpression: 'taskQueue = :queue',
          ExpressionAttributeValues: { ':queue': { S: 'call' } },
        }),
      )
      assert.deepEqual(
        Items.map(({ sk }) => sk?.S),
        ['TASK#call.a', 'TASK#call.b'],
      )
    })

    test('reads an item of an older schema version as the current one has it', async () => {
      const { tables } = await openCase(aCase({ loans: [] }))
      const { status, ...item } = loanItem('b-1', aLoan())
      await put(client, tables.cases, { ...item, state: status ?? { NULL: true } })
      const renamed: Upcasters = {
        ...UPCASTERS,
        LOAN: [({ state, ...loan }) => ({ ...loan, status: state })],
      }
      assert.deepEqual((await storeOn(tables, renamed).load('b-1'))?.loans, [aLoan()])
    })

    test('leaves a case alone that it can not read, and says where, without a word of what stands there', async () => {
      const { tables, store } = await openCase(aCase())
      const { amount, ...payment } = paymentItem('b-1', aPayment())
      await put(client, tables.cases, { ...payment, amount: { S: 'Li Wei paid' } })
      const error: unknown = await store.load('b-1').catch((thrown) => thrown)
      assert.ok(error instanceof Error)
      assert.equal(error.name, 'UnreadableItemError')
      assert.match(error.message, /PAY#p-1 of BORROWER#b-1 .*amount/)
      assert.doesNotMatch(error.message, /Li Wei/)
      assert.ok(amount)
    })

    test('reads nothing of another borrower whose id begins alike', async () => {
      const { tables, store } = await openCase(aCase())
      await put(client, tables.cases, borrowerItem(aBorrower({ id: 'b-10' })), loanItem('b-10', aLoan({ id: 'l-2' })))
      assert.deepEqual(
        (await store.load('b-1'))?.loans.map(({ id }) => id),
        ['l-1'],
      )
    })
  })
})
