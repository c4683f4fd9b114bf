import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { chainDays } from '../../shared/audit/chain-days.ts'
import { verify } from '../../shared/audit/verify.ts'
import { writeWitnesses } from '../../shared/audit/witness-lines.ts'
import { DynamoDbHistory } from '../../shared/aws/dynamodb-history.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { itemDigest } from '../../shared/aws/items/witness-item.ts'
import { sha256 } from '../../shared/aws/sha256.ts'
import { MemoryDigestArchive } from '../../shared/local/memory-digest-archive.ts'
import type { HistoryEntry } from '../../shared/ports.ts'
import { DAY, MINUTE } from '../../shared/time/instant.ts'
import { at } from '../case/factories.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { newTables, put } from './dynamodb-local/tables.ts'

const NOW = at('2026-11-07T09:00:00Z')
const rest = (instant: number): HistoryEntry => ({ what: 'decision', at: instant, kind: 'rest', findings: [] })

await onDynamoDbLocal(({ client }) => {
  /** A history of two borrowers, an entry each minute, all of it witnessed. */
  async function aWitnessedHistory() {
    const { history: table } = await newTables(client)
    const items = ['b-1', 'b-2'].flatMap((borrower) =>
      Array.from({ length: 3 }, (_, place) => historyItem(borrower, rest(NOW + place * MINUTE), 365)),
    )
    await put(client, table, ...items)
    const archive = new MemoryDigestArchive()
    const witnesses = items.map((item) => ({
      borrower: item.pk?.S?.slice('BORROWER#'.length) ?? '',
      entry: item.sk?.S ?? '',
      change: 'gained' as const,
      digest: itemDigest(item),
    }))
    await archive.putBatch(Math.floor(NOW / DAY), 'all', writeWitnesses(witnesses))
    await chainDays(archive, Math.floor(NOW / DAY) + 1, sha256)
    const history = new DynamoDbHistory(client, table)
    const faults = async () => (await verify(archive, history, sha256, { now: NOW + DAY })).faults
    return { table, items, history, faults }
  }

  describe('the history on DynamoDB', () => {
    test('gives a borrower’s entries of a period, its end not included', async () => {
      const { history } = await aWitnessedHistory()
      assert.equal((await history.itemsOf('b-1', NOW, NOW + 2 * MINUTE)).length, 2)
      assert.equal((await history.itemsOf('b-1', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).length, 3)
      assert.equal((await history.itemsOf('b-3', NOW, NOW + DAY)).length, 0)
    })

    test('names each borrower of a period once', async () => {
      const { history } = await aWitnessedHistory()
      const borrowersIn = async (from: number, to: number) => {
        const found: string[] = []
        for await (const borrower of history.borrowersIn(from, to)) found.push(borrower)
        return found.sort()
      }
      assert.deepEqual(await borrowersIn(NOW, NOW + DAY), ['b-1', 'b-2'])
      assert.deepEqual(await borrowersIn(NOW + DAY, NOW + 2 * DAY), [])
    })

    test('stands up to its digests as it was written, and shows what was altered or removed', async () => {
      const { table, items, faults } = await aWitnessedHistory()
      assert.deepEqual(await faults(), [])
      const [first, second] = items
      assert.ok(first?.pk && first.sk && second)
      await client.send(new PutItemCommand({ TableName: table, Item: { ...second, kind: { S: 'wait' } } }))
      await client.send(new DeleteItemCommand({ TableName: table, Key: { pk: first.pk, sk: first.sk } }))
      assert.deepEqual(
        (await faults()).map((fault) => [fault.what, 'entry' in fault && fault.entry]),
        [
          ['removed', first.sk.S],
          ['altered', second.sk?.S],
        ],
      )
    })
  })
})
