import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DynamoDbCaseIntake, PlanInUseError } from '../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { addressPartition } from '../../shared/aws/items/keys.ts'
import { aBorrower, aContact, aPlan, aPoint, LONG_AGO } from '../case/factories.ts'
import { caseIntakeContract } from '../local/case-intake-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { itemsOf, newTables } from './dynamodb-local/tables.ts'

const patience = { wait: () => Promise.resolve(), chance: () => 0 }
const origin = { asOf: LONG_AGO }

await onDynamoDbLocal(({ client }) => {
  async function openDoor() {
    const tables = await newTables(client)
    const intake = new DynamoDbCaseIntake({ client, table: tables.cases, patience })
    const store = new DynamoDbCaseStore({ client, tables, historyDays: 730, patience })
    return { tables, intake, store, load: (borrower: string) => store.load(borrower) }
  }

  caseIntakeContract('on DynamoDB', openDoor)

  describe('the case intake on DynamoDB', () => {
    test('never writes into a contact in flight, whose end would overwrite it', async () => {
      const { intake, store } = await openDoor()
      await intake.put({ kind: 'borrower', borrower: 'b-1', value: aBorrower() }, origin)
      const claimed = aPlan({ version: 1, claim: { id: 'k-9', at: LONG_AGO } })
      await store.writePlan('b-1', { version: 0 }, { plan: claimed, tasks: [], history: [] })
      const elsewhere = { kind: 'contact', borrower: 'b-1', value: aContact() } as const
      await assert.rejects(intake.put(elsewhere, origin), PlanInUseError)

      await store.writePlan('b-1', { claim: 'k-9' }, { plan: aPlan({ version: 2 }), tasks: [], history: [] })
      assert.equal(await intake.put(elsewhere, origin), 'stored')
      assert.deepEqual((await store.load('b-1'))?.plan, aPlan({ version: 3, contacts: [aContact()] }))
    })

    test('a claim that saw the plan before a contact made elsewhere is refused', async () => {
      const { intake, store } = await openDoor()
      await intake.put({ kind: 'contact', borrower: 'b-1', value: aContact() }, origin)
      await intake.put({ kind: 'borrower', borrower: 'b-1', value: aBorrower() }, origin)
      const claimed = aPlan({ version: 1, claim: { id: 'k-9', at: LONG_AGO } })
      const write = await store.writePlan('b-1', { version: 0 }, { plan: claimed, tasks: [], history: [] })
      assert.deepEqual(write, { written: false, plan: aPlan({ version: 1, contacts: [aContact()] }) })
    })

    test('puts a borrower behind the addresses that are new, and behind no other again', async () => {
      const { tables, intake } = await openDoor()
      const behind = async (point: string) =>
        (await itemsOf(client, tables.cases, addressPartition(point))).map(({ sk }) => sk?.S)
      await intake.put({ kind: 'borrower', borrower: 'b-1', value: aBorrower() }, origin)
      const moved = aBorrower({
        contactPoints: [aPoint('sms'), aPoint('voice', { id: 'voice-9' })],
        sourceVersion: LONG_AGO + 1,
      })
      await intake.put({ kind: 'borrower', borrower: 'b-1', value: moved }, origin)
      assert.deepEqual(await behind('sms-1'), ['CASE#b-1'])
      assert.deepEqual(await behind('voice-9'), ['CASE#b-1'])
    })
  })
})
