import assert from 'node:assert/strict'
import { describe } from 'node:test'
import fc from 'fast-check'
import { createHandler } from '../../functions/record-response/handler.ts'
import { readInbound } from '../../functions/record-response/inbound.ts'
import { holdItem } from '../../shared/aws/items/case-items.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import { aPolicy } from '../case/factories.ts'
import { inboundText, textEvent } from '../functions/record-response/inbound-texts.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { aCaseOf, reader } from '../responses/response-room.ts'
import { isAcceptable } from './dynamodb-limits.ts'
import { hostileBody, type Json, mutated } from './hostile-json.ts'
import { hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const policy = aPolicy()
const FINE = { batchItemFailures: [] }
const OTHER = '+447700900456'

/** Two borrowers, each behind a number of their own; whatever is stored must be what DynamoDB takes. */
function aRoom() {
  const { workplace, parked, lines } = testWorkplace()
  const cases = new MemoryCaseStore()
  cases.open(aCaseOf('b-1', { name: PLANTED.name }))
  cases.open(aCaseOf('b-2', { contactPoints: [{ id: 'sms-2', channel: 'sms', address: OTHER }] }))
  const memory = new MemoryResponseStore(cases)
  const looked: string[] = []
  const handle = createHandler({
    ...workplace,
    ports: { cases, responses: memory, reader },
    policy,
    messages: { find: async (id) => void looked.push(id) },
    read: readInbound,
    hashPoint: (address) => (address === PLANTED.phone ? 'sms-1' : address === OTHER ? 'sms-2' : 'nobody'),
  })
  const isKept = () => {
    for (const borrower of ['b-1', 'b-2']) {
      for (const hold of cases.peek(borrower)?.holds ?? []) isAcceptable(holdItem(borrower, hold, hold.from))
      for (const entry of cases.history(borrower)) isAcceptable(historyItem(borrower, entry, 730))
    }
    for (const id of looked) isAcceptable({ pk: { S: `MESSAGE#${id}` }, sk: { S: 'MESSAGE' } })
  }
  return { handle, cases, parked, lines, isKept }
}

const notification = (message: object) => JSON.parse(inboundText(message)) as Json
const SAMPLE = notification({ originationNumber: PLANTED.phone, messageBody: PLANTED.words })
const inner = mutated(JSON.parse((SAMPLE as { Message: string }).Message)).map((message) =>
  JSON.stringify({ ...(SAMPLE as object), Message: JSON.stringify(message) }),
)

describe('the door of inbound texts', () => {
  attack(
    'what cannot be read is parked, and a stop beside it takes effect',
    fc.oneof(inner, hostileBody(SAMPLE)),
    async (body) => {
      const { handle, cases, parked, lines, isKept } = aRoom()
      const stop = inboundText({ originationNumber: OTHER, messageBody: 'STOP', inboundMessageId: 'in-9' })
      assert.deepEqual(await handle(textEvent(body, stop), context()), FINE)
      assert.ok(cases.peek('b-2')?.holds.some(({ kind }) => kind === 'opt-out'))
      isKept()
      saysNothingOfAnybody(lines, parked)
      pollutesNothing()
    },
  )

  const words = fc.oneof(
    hostileText,
    fc
      .tuple(hostileText, fc.constantFrom('STOP', 'paid', '10 May', '我已经还了'), hostileText)
      .map((parts) => parts.join(' ')),
  )
  attack('whatever a borrower writes is stored, and answered or left for a person', words, async (messageBody) => {
    const { handle, cases, lines, parked, isKept } = aRoom()
    const body = inboundText({ originationNumber: PLANTED.phone, messageBody })
    assert.deepEqual(await handle(textEvent(body), context()), FINE)
    assert.deepEqual(parked, [])
    assert.ok(cases.history('b-1').some(({ what }) => what === 'response'))
    isKept()
    saysNothingOfAnybody(lines)
  })
})
