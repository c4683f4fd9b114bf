import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDbLinkStore } from '../../shared/aws/dynamodb-link-store.ts'
import { aLink, linkStoreContract } from '../links/link-store-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { newTables } from './dynamodb-local/tables.ts'

const REFERENCE = '1a2B3c4D5e6'

await onDynamoDbLocal(({ client }) => {
  const open = async () => {
    const table = (await newTables(client)).control
    return { table, links: new DynamoDbLinkStore({ client, table }) }
  }
  linkStoreContract('on DynamoDB', async () => (await open()).links)

  test('a link is one small item without its reference, and is forgotten by itself once it leads nowhere', async () => {
    const { table, links } = await open()
    const link = aLink()
    await links.put(REFERENCE, link)
    const [item = {}, ...more] = (await client.send(new ScanCommand({ TableName: table }))).Items ?? []
    assert.equal(Number(item.expiresAt?.N), link.until / 1000)
    assert.deepEqual(more, [])
    assert.ok(JSON.stringify(item).length < 1024)
    assert.ok(!JSON.stringify(item).includes(REFERENCE))
  })
})
