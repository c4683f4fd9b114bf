import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { race } from './races/race.ts'

const ROUNDS = 60

await onDynamoDbLocal(({ client, endpoint }) => {
  test('processes that race for cases and are killed at random lose nothing and send nothing twice', async (t) => {
    const seed = Math.floor(Math.random() * 0x7fff_ffff)
    t.diagnostic(`seed ${seed}`)
    const { rounds, kills, sent } = await race({ rounds: ROUNDS, seed, client, endpoint })
    assert.equal(rounds, ROUNDS)
    assert.ok(kills > 0 && sent > 0)
  })
})
