import assert from 'node:assert/strict'
import { describe } from 'node:test'
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import fc from 'fast-check'
import { createHandler } from '../../functions/receive-webhook/handler.ts'
import { readDeliveryMessage } from '../../functions/record-delivery/delivery-message.ts'
import { readInbound } from '../../functions/record-response/inbound.ts'
import { HOUSE_CHANNEL, SqsInboundQueue } from '../../shared/aws/sqs-inbound-queue.ts'
import { WebhookSecrets } from '../../shared/aws/webhook-secrets.ts'
import { KEY, REPLY, REPORT, requestOf } from '../functions/receive-webhook/signed-requests.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { hostileBody, type Json } from './hostile-json.ts'
import { hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

function aDoor() {
  const { workplace, lines } = testWorkplace()
  const client = { send: async () => ({ SecretString: KEY }) }
  const clock = { now: () => Date.now() }
  const keys = new WebhookSecrets({ client: client as unknown as SecretsManagerClient, secret: 'arn:s', clock })
  const put: string[] = []
  const sqs = { send: async ({ input }: SendMessageCommand) => void put.push(input.MessageBody ?? '') }
  const queues = { responses: 'responses', reports: 'reports' }
  const queue = new SqsInboundQueue({ client: sqs as unknown as SQSClient, ...queues })
  const handle = createHandler({ ...workplace, keys, queue, clock })
  return { handle, lines, put }
}

/** What was taken is no message that only parks where it is recorded. */
function isUnderstood(body: string): void {
  const { source } = JSON.parse(body) as { source: string }
  const read = source === HOUSE_CHANNEL ? readDeliveryMessage(body) : readInbound(body)
  assert.ok(!('unreadable' in read), JSON.stringify(read))
}

const reply: Json = { ...REPLY, data: { ...REPLY.data, from: PLANTED.phone, text: PLANTED.words } }

describe('the door of house channels', () => {
  attack(
    'what is signed is taken, or refused in words that quote nothing, and can be read behind the door',
    fc.tuple(fc.oneof(hostileBody(reply), hostileBody(REPORT as Json)), fc.boolean()),
    async ([body, base64]) => {
      const { handle, lines, put } = aDoor()
      const text = body.toWellFormed()
      const answer = await handle(requestOf(text, { at: Date.now(), base64 }), context())
      assert.ok(answer.statusCode === 202 || answer.statusCode === 400, JSON.stringify(answer))
      assert.equal(put.length, answer.statusCode === 202 ? 1 : 0)
      if (answer.statusCode === 400) saysNothingOfAnybody(answer)
      for (const taken of put) isUnderstood(taken)
      saysNothingOfAnybody(lines)
      pollutesNothing()
    },
    { usual: 150 },
  )

  const header = fc.constantFrom('webhook-id', 'webhook-timestamp', 'webhook-signature', 'content-type', '__proto__')
  const headers = fc.array(fc.tuple(header, hostileText), { minLength: 1, maxLength: 3 })
  attack('what is not signed as it should be is taken by nobody', headers, async (pairs) => {
    const { handle, lines, put } = aDoor()
    const request = requestOf(reply, { at: Date.now(), headers: Object.fromEntries(pairs) })
    const { statusCode } = await handle(request, context())
    const unsigned = pairs.some(([name]) => name.startsWith('webhook-'))
    assert.equal(statusCode, unsigned ? 401 : 202, JSON.stringify(lines))
    assert.equal(put.length, unsigned ? 0 : 1)
    saysNothingOfAnybody(lines)
  })
})
