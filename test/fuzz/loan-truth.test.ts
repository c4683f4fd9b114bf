import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import fc from 'fast-check'
import { HttpsLoanTruth } from '../../shared/aws/https-loan-truth.ts'
import { LambdaLoanTruth } from '../../shared/aws/lambda-loan-truth.ts'
import { fromJson } from '../../shared/json-text.ts'
import { hostileBody } from './hostile-json.ts'
import { PLANTED, pollutesNothing } from './planted.ts'
import { attack } from './runs.ts'

const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`
const clock = { now: () => Date.now() }
const LOANS = ['l-1', 'l-2']
/** Longer than a busy machine takes to answer itself. */
const PATIENT_MS = 20_000

/** As long as an answer is surely read. */
const SHORT = 1_000

/** What a plain answer says; anything else says nothing, whatever it has beside it. */
function saidIn(text: string): unknown {
  const value = fromJson(text)
  if (typeof value !== 'object' || value === null || !('answer' in value)) return undefined
  return value.answer === 'ask-them' || value.answer === 'leave-them' ? value.answer : undefined
}

const body = fc.oneof(
  hostileBody({ answer: 'ask-them' }),
  hostileBody({ answer: 'leave-them', borrower: PLANTED.name, loans: ['l-9'] }),
  fc.constantFrom('', 'ask-them', '"ask-them"', '["ask-them"]', '{"answer":["ask-them"]}', '{"answer":"ask-them"'),
  fc.constant(`{"answer":"ask-them","because":"${'x'.repeat(2_000_000)}"}`),
)

describe("the lender's own system behind a Lambda", () => {
  const payload = fc.oneof(
    body.map((text) => Buffer.from(text.toWellFormed())),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  )
  attack('is believed where it plainly says so, and has said nothing otherwise', payload, async (Payload) => {
    const client = { send: async () => ({ Payload }) }
    const truth = new LambdaLoanTruth({ client: client as unknown as LambdaClient, function: 'arn:f' })
    assert.equal(await truth.ask('b-1', LOANS), saidIn(Payload.toString('utf8')))
    pollutesNothing()
  })
})

describe("the lender's own system behind an address", () => {
  let answer: { readonly status: number; readonly text: string; readonly ends: boolean }
  const server = createServer((_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    if (answer.ends) response.end(answer.text)
    else response.write(answer.text)
  })
  before(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  const ask = (answerMs: number) => {
    const rules = { protocols: ['http:'], allows: () => true, resolve: async () => ['127.0.0.1'] }
    const url = `http://lender.example:${(server.address() as AddressInfo).port}/loan-truth`
    return new HttpsLoanTruth({ url, secret: SECRET, rules, clock, answerMs }).ask('b-1', LOANS)
  }

  const status = fc.constantFrom(200, 200, 200, 201, 204, 301, 404, 500)
  attack(
    'is believed where it plainly says so with 200, and has said nothing otherwise',
    fc.tuple(body, status),
    async ([text, code]) => {
      answer = { status: code, text: text.toWellFormed(), ends: true }
      const said = await ask(PATIENT_MS)
      const may = code === 200 ? saidIn(answer.text) : undefined
      // More than an answer takes is not read to its end, and then says nothing.
      const isLong = answer.text.length > SHORT
      assert.ok(said === may || (isLong && said === undefined), String(said))
      pollutesNothing()
    },
  )

  test('has said nothing where it does not come to the end of its answer in time', async () => {
    answer = { status: 200, text: '{"answer":"ask-them"', ends: false }
    assert.equal(await ask(100), undefined)
  })
})
