import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDbCaseIntake } from '../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseScan } from '../../shared/aws/dynamodb-case-scan.ts'
import { loanItem, paymentItem } from '../../shared/aws/items/case-items.ts'
import type { UnreadableItemError } from '../../shared/aws/items/item-errors.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { aBorrower, aCase, aHold, aLoan, aPayment, aPoint, LONG_AGO } from '../case/factories.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { itemsOfCase, newTables, put } from './dynamodb-local/tables.ts'

const SEGMENTS = 3

await onDynamoDbLocal(({ client }) => {
  async function scanAll(table: string) {
    const unreadable: UnreadableItemError[] = []
    const scan = new DynamoDbCaseScan({ client, table, onUnreadable: (error) => unreadable.push(error) })
    const cases: CaseFile[] = []
    for (let segment = 0; segment < SEGMENTS; segment += 1) {
      for await (const caseFile of scan.scan(segment, SEGMENTS)) cases.push(caseFile)
    }
    return { cases: cases.sort((a, b) => (a.borrower.id < b.borrower.id ? -1 : 1)), unreadable }
  }

  describe('the scan of the cases on DynamoDB', () => {
    test('gives every case whole and once, although pages end within them', async () => {
      const { cases: table } = await newTables(client)
      const instalments = Array.from({ length: 500 }, (_, n) => ({ id: `${n}`, dueOn: 20_000 + n, amount: n }))
      const cases = Array.from({ length: 30 }, (_, n): CaseFile => {
        const loans = Array.from({ length: 5 }, (_, each) => aLoan({ id: `l-${each}`, instalments }))
        return aCase({ borrower: aBorrower({ id: `b-${10 + n}` }), loans })
      })
      for (const each of cases) await put(client, table, ...itemsOfCase(each))
      const { LastEvaluatedKey } = await client.send(
        new ScanCommand({ TableName: table, Segment: 0, TotalSegments: 3 }),
      )
      assert.notEqual(LastEvaluatedKey, undefined)
      assert.deepEqual(await scanAll(table), { cases, unreadable: [] })
    })

    test('gives no case for an address, and none before its borrower has come', async () => {
      const { cases: table } = await newTables(client)
      const patience = { wait: () => Promise.resolve(), chance: () => 0 }
      const intake = new DynamoDbCaseIntake({ client, table, patience })
      const borrower = aBorrower({ contactPoints: [aPoint('sms')] })
      await intake.put({ kind: 'borrower', borrower: 'b-1', value: borrower }, { asOf: LONG_AGO })
      await intake.put({ kind: 'hold', borrower: 'b-2', value: aHold() }, { asOf: LONG_AGO })
      assert.deepEqual(await scanAll(table), { cases: [aCase({ borrower, loans: [] })], unreadable: [] })
    })

    test('tells of a case that it can not read, and goes on', async () => {
      const { cases: table } = await newTables(client)
      const ids = ['b-1', 'b-2', 'b-3']
      for (const id of ids) await put(client, table, ...itemsOfCase(aCase({ borrower: aBorrower({ id }) })))
      await put(client, table, { ...paymentItem('b-2', aPayment()), state: { S: 'eaten' } })
      await put(client, table, { ...loanItem('b-3', aLoan({ id: 'l-9' })), v: { N: '99' } })
      const { cases, unreadable } = await scanAll(table)
      assert.deepEqual(
        cases.map(({ borrower }) => borrower.id),
        ['b-1'],
      )
      assert.deepEqual(unreadable.map(({ key }) => `${key.pk} ${key.sk}`).sort(), [
        'BORROWER#b-2 PAY#p-1',
        'BORROWER#b-3 LOAN#l-9',
      ])
    })
  })
})
