import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { Webhook } from 'standardwebhooks'
import { HttpsLoanTruth } from '../../shared/aws/https-loan-truth.ts'
import { LambdaLoanTruth } from '../../shared/aws/lambda-loan-truth.ts'
import { PUBLIC_HTTPS } from '../../shared/aws/webhook-destination.ts'
import type { LoanTruth } from '../../shared/ports.ts'
import { type StandInAnswer, standIn } from './stand-in.ts'

const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:loan-truth'
const clock = { now: () => Date.now() }

/** Longer than a busy machine takes to answer itself; whoever waits in vain waits shorter. */
const PATIENT_MS = 20_000

async function lambdaTruth(t: TestContext, answer: StandInAnswer, answerMs = PATIENT_MS) {
  const { client: settings, requests } = await standIn(t, answer)
  const client = new LambdaClient(settings)
  t.after(() => client.destroy())
  return { truth: new LambdaLoanTruth({ client, function: FUNCTION, answerMs }), requests }
}

async function httpsTruth(t: TestContext, answer: StandInAnswer, answerMs = PATIENT_MS) {
  const { port, requests } = await standIn(t, answer)
  const rules = { protocols: ['http:'], allows: () => true, resolve: async () => ['127.0.0.1'] }
  const url = `http://lender.example:${port}/loan-truth`
  return { truth: new HttpsLoanTruth({ url, secret: SECRET, rules, clock, answerMs }), requests }
}

const WAYS: Readonly<
  Record<
    string,
    (
      t: TestContext,
      answer: StandInAnswer,
      answerMs?: number,
    ) => Promise<{ truth: LoanTruth; requests: { body: string }[] }>
  >
> = {
  'a Lambda': lambdaTruth,
  'an address': httpsTruth,
}

for (const [way, open] of Object.entries(WAYS)) {
  describe(`the lender's own system behind ${way}`, () => {
    test('is asked by ids alone, and believed', async (t) => {
      const { truth, requests } = await open(t, { body: '{"answer":"leave-them"}' })
      assert.equal(await truth.ask('b-1', ['l-1', 'l-2']), 'leave-them')
      assert.deepEqual(JSON.parse(requests[0]!.body), { version: 1, borrower: 'b-1', loans: ['l-1', 'l-2'] })
      const other = await open(t, { body: '{"answer":"ask-them","because":"still unpaid"}' })
      assert.equal(await other.truth.ask('b-1', ['l-1']), 'ask-them')
    })

    const silences: Readonly<Record<string, StandInAnswer>> = {
      'an error': { status: 500, body: '{"answer":"ask-them"}' },
      'a refusal': { status: 403, body: '{}' },
      'another word': { body: '{"answer":"yes"}' },
      'no JSON': { body: 'ask-them' },
      nothing: { body: '' },
      'a closed connection': 'hang-up',
    }
    for (const [what, answer] of Object.entries(silences)) {
      test(`that gives ${what} has given no answer`, async (t) => {
        const { truth } = await open(t, answer)
        assert.equal(await truth.ask('b-1', ['l-1']), undefined)
      })
    }

    test('that stays silent has given no answer when its time is over', async (t) => {
      const { truth } = await open(t, 'silence', 250)
      assert.equal(await truth.ask('b-1', ['l-1']), undefined)
    })
  })
}

test("a Lambda's own error is no answer, whatever it carries", async (t) => {
  const failed = { headers: { 'x-amz-function-error': 'Unhandled' }, body: '{"answer":"ask-them"}' }
  const { truth } = await lambdaTruth(t, failed)
  assert.equal(await truth.ask('b-1', ['l-1']), undefined)
})

test('a request to an address is signed as Standard Webhooks are', async (t) => {
  const { truth, requests } = await httpsTruth(t, { body: '{"answer":"ask-them"}' })
  await truth.ask('b-1', ['l-1'])
  const { body, headers } = requests[0]!
  assert.deepEqual(new Webhook(SECRET).verify(body, headers as Record<string, string>), JSON.parse(body))
})

test('an address that is not public is never asked', async (t) => {
  const { port, requests } = await standIn(t, { body: '{"answer":"ask-them"}' })
  for (const url of [`https://127.0.0.1:${port}/`, `http://lender.example:${port}/`, 'https://169.254.169.254/']) {
    const truth = new HttpsLoanTruth({ url, secret: SECRET, rules: PUBLIC_HTTPS, clock })
    assert.equal(await truth.ask('b-1', ['l-1']), undefined)
  }
  assert.equal(requests.length, 0)
})
