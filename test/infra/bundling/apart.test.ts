import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type * as SecondReader from '../../../functions/record-response/second-reader.ts'
import { bundle } from '../../../infra/bundling/bundle.ts'
import { bedrockStandIn, saying } from '../../aws/bedrock-stand-in.ts'
import { aResponse } from '../../responses/response-room.ts'

const MODEL = 'amazon.nova-lite-v1:0'

const folder = mkdtempSync(join(tmpdir(), 'duewell-apart-'))
after(() => rmSync(folder, { recursive: true }))
const { outputs } = await bundle('functions/record-response/index.ts', folder)

test('a door that reads replies has none of Bedrock’s client in what it loads without a model to ask', () => {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs))
  assert.ok(inputs.some((input) => input.includes('client-dynamodb')))
  assert.deepEqual(
    inputs.filter((input) => /bedrock|http2|AwsRestJson|HttpBindingProtocol/.test(input)),
    [],
  )
})

test('what asks a model is a file by itself, which the reader of second opinions finds beside it', async (t) => {
  const { client, requests } = await bedrockStandIn(t, saying('{"intent":"hardship","confidence":0.9}'))
  const { protocol, hostname, port } = (await client.config.endpoint?.()) ?? assert.fail()
  const environment = {
    AWS_ENDPOINT_URL: `${protocol}//${hostname}:${port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
  }
  const before = { ...process.env }
  t.after(() => {
    process.env = before
  })
  Object.assign(process.env, environment)
  const { bedrockReader } = (await import(pathToFileURL(secondReaderIn(outputs)).href)) as typeof SecondReader
  const written: unknown[] = []
  const table = { send: async (command: object) => written.push(command) } as unknown as DynamoDBClient
  const read = await bedrockReader(MODEL, { client: table, table: 'control', clock: { now: () => 0 } })
  const said = { intent: 'hardship', confidence: 0.9, acted: false }
  assert.deepEqual((await read(aResponse({ words: 'the blue one' }), []))?.told, { model: MODEL, ...said })
  assert.equal(written.length, 2)
  assert.equal(requests[0]?.path, `/model/${MODEL}/converse`)
  // The service's name in a signature is not that in its address.
  assert.match(requests[0]?.authorization ?? '', /\/eu-west-1\/bedrock\/aws4_request/)
})

function secondReaderIn(files: object): string {
  const [reader, ...more] = Object.keys(files).filter((path) => /second-reader-\w+\.mjs$/.test(path))
  assert.deepEqual(more, [])
  return resolve(reader ?? assert.fail())
}
