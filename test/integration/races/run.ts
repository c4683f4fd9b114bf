import { parseArgs } from 'node:util'
import { clientOf, missingForDynamoDbLocal, startDynamoDbLocal } from '../dynamodb-local/server.ts'
import { race } from './race.ts'

/* `npm run test:races -- --rounds 2000 [--seed S]`: processes that race for cases on DynamoDB Local and are killed at random. */

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '300' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? Math.floor(Math.random() * 0x7fff_ffff))
const missing = missingForDynamoDbLocal()
if (missing !== undefined) {
  console.log(missing)
  process.exitCode = process.env.CI === 'true' ? 1 : 0
} else {
  const { endpoint, stop } = await startDynamoDbLocal()
  const client = clientOf(endpoint)
  try {
    console.log(`seed ${seed}`)
    const tell = (done: number) => done % 100 === 0 && console.log(`${done} rounds`)
    const { rounds, kills, sent, unknown, heldBack, byHappening } = await race({
      rounds: Number(values.rounds),
      seed,
      client,
      endpoint,
      tell,
    })
    console.log(
      `${rounds} rounds: ${Object.entries(byHappening)
        .map(([name, count]) => `${count} ${name}`)
        .join(', ')}`,
    )
    console.log(
      `${kills} processes killed, ${sent} messages sent, ${unknown} unknown, ${heldBack} held back by what came in between`,
    )
    console.log('nothing lost, nothing sent twice, nothing sent after its reason was gone')
  } finally {
    client.destroy()
    await stop()
  }
}
