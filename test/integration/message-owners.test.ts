import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { AddressIndex } from '../../shared/aws/address-index.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbHistory } from '../../shared/aws/dynamodb-history.ts'
import { DynamoDbMessageOwners } from '../../shared/aws/dynamodb-message-owners.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import type { RecentContact } from '../../shared/case/plan.ts'
import { traceOf } from '../../shared/case/trace.ts'
import type { HistoryEntry } from '../../shared/ports.ts'
import { MINUTE, SECOND } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aContact, aPlan, at } from '../case/factories.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { itemsOfCase, newTables, put } from './dynamodb-local/tables.ts'

const SENT_AT = at('2026-11-07T02:00:00Z')
const NUMBER = '+12025550123'
const POINT = 'hash-of-number'
const ASKED = { providerId: 'sns-1', to: NUMBER, at: SENT_AT + 8 * SECOND }

function aSentEntry(contact: string, providerId: string, when = SENT_AT): HistoryEntry {
  return {
    ...{ what: 'contact', at: when, contact, outcome: 'sent', providerId },
    ...{ channel: 'sms', point: POINT, purpose: 'overdue', tone: 'friendly', steps: [], findings: [] },
    message: {
      ...{ channel: 'sms', to: NUMBER, locale: 'en', text: 'Payment due on Friday.', segments: 1 },
      template: { id: 'overdue-friendly', version: '1' },
    },
    versions: { strategy: 'gentle@1', packs: 'us@1' },
  }
}

await onDynamoDbLocal(({ client }) => {
  async function open({ behind = ['b-1'], entries = [] as readonly (readonly [string, HistoryEntry])[] } = {}) {
    const tables = await newTables(client)
    const index = new AddressIndex(client, tables.cases)
    for (const borrower of behind) await index.enter(borrower, POINT)
    for (const [borrower, entry] of entries) await put(client, tables.history, historyItem(borrower, entry, 365))
    const patience = { wait: async () => {}, chance: () => 0 }
    const owners = new DynamoDbMessageOwners({
      index,
      history: new DynamoDbHistory(client, tables.history),
      cases: new DynamoDbCaseStore({ client, tables, historyDays: 365, patience }),
      hashPoint: (address) => (address === NUMBER ? POINT : 'hash-of-another'),
    })
    const holdCase = (contact: Partial<RecentContact>, claimed = false) => {
      const recent = aContact({ id: 'k-1', at: SENT_AT, channel: 'sms', point: POINT, ...contact })
      const claim = claimed ? { claim: { id: 'k-1', at: SENT_AT } } : {}
      const caseFile = aCase({
        borrower: aBorrower({ id: 'b-1' }),
        plan: aPlan({ version: 1, contacts: [recent], ...claim }),
      })
      return put(client, tables.cases, ...itemsOfCase(caseFile))
    }
    return { owners, holdCase }
  }

  describe('whose message SNS speaks of, on DynamoDB', () => {
    test('is found by the number and the contact that awaits its receipt, with the case as it was read', async () => {
      const { owners, holdCase } = await open({ behind: ['b-0', 'b-1'] })
      await holdCase({ outcome: 'sent', trace: traceOf('sns-1') })
      const owner = await owners.find(ASKED)
      assert.deepEqual([owner?.borrower, owner?.contact], ['b-1', 'k-1'])
      assert.equal(owner?.seen?.plan.contacts[0]?.id, 'k-1')
    })

    test('is not the contact that awaits the receipt of another message, or of another time or address', async () => {
      const { owners, holdCase } = await open()
      const trace = traceOf('sns-1')
      for (const other of [{ trace: traceOf('sns-2') }, { trace, at: SENT_AT - 20 * MINUTE }, { trace, point: 'x' }]) {
        await holdCase({ outcome: 'sent', ...other })
        assert.equal(await owners.find(ASKED), undefined)
      }
    })

    test('is found by what the history says was sent where no contact awaits it any more, whoever shares the number', async () => {
      const { owners } = await open({
        behind: ['b-1', 'b-2'],
        entries: [
          ['b-1', aSentEntry('k-1', 'sns-7', SENT_AT - MINUTE)],
          ['b-2', aSentEntry('k-2', 'sns-1')],
        ],
      })
      assert.deepEqual(await owners.find(ASKED), { borrower: 'b-2', contact: 'k-2' })
    })

    test('is nobody for a message of somebody else in the account, even to a number of ours', async () => {
      const { owners, holdCase } = await open({ entries: [['b-1', aSentEntry('k-1', 'sns-7')]] })
      await holdCase({ outcome: 'sent' })
      assert.equal(await owners.find(ASKED), undefined)
      assert.equal(await owners.find({ ...ASKED, to: '+12025550199' }), undefined)
    })

    test('is the contact of which nobody knows whether it left, or that is leaving now', async () => {
      const { owners, holdCase } = await open()
      await holdCase({ outcome: 'unknown' })
      assert.deepEqual(await owners.find(ASKED), { borrower: 'b-1', contact: 'k-1' })
      await holdCase({ outcome: 'claimed' }, true)
      assert.deepEqual(await owners.find(ASKED), { borrower: 'b-1', contact: 'k-1' })
    })

    test('is asked cheaply first, and once more for certain where a cheap read knows nothing of it', async () => {
      const reads: boolean[] = []
      client.middlewareStack.add(
        (next, { commandName }) =>
          (args) => {
            const { ConsistentRead: certain } = args.input as { ConsistentRead?: boolean }
            if (commandName === 'QueryCommand') reads.push(certain === true)
            return next(args)
          },
        { step: 'initialize', name: 'noteReads' },
      )
      try {
        const { owners, holdCase } = await open({ entries: [['b-1', aSentEntry('k-1', 'sns-1')]] })
        await holdCase({ outcome: 'sent', trace: traceOf('sns-1') })
        reads.length = 0
        await owners.find(ASKED)
        assert.deepEqual(reads, [false, false])
        reads.length = 0
        await owners.find({ ...ASKED, providerId: 'sns-2' })
        assert.deepEqual(reads, [false, false, true, true, true])
      } finally {
        client.middlewareStack.remove('noteReads')
      }
    })

    test('is not an unknown contact of another time, channel or address', async () => {
      const { owners, holdCase } = await open()
      for (const other of [{ at: SENT_AT - 20 * MINUTE }, { channel: 'voice' }, { point: 'email-1' }] as const) {
        await holdCase({ outcome: 'unknown', ...other })
        assert.equal(await owners.find(ASKED), undefined)
      }
    })
  })
})
