import assert from 'node:assert/strict'
import { describe } from 'node:test'
import fc from 'fast-check'
import { createHandler } from '../../functions/lender-api/handler.ts'
import { holdItem } from '../../shared/aws/items/case-items.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { ROUTES } from '../../shared/lender-api/routes.ts'
import { aBorrower, aCase, aHold } from '../case/factories.ts'
import { gatewayEvent } from '../functions/lender-api/gateway-events.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { anApi } from '../lender-api/api-room.ts'
import { aTask, NOW } from '../tasks/task-room.ts'
import { isAcceptable } from './dynamodb-limits.ts'
import { hostileBody, type Json, mutated } from './hostile-json.ts'
import { hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const ANYBODY = { sub: 'amy', token_use: 'access', 'cognito:groups': '[agent manager auditor]' }

/** A case that has something for every route to work on. */
function aDoor() {
  const { workplace, lines } = testWorkplace()
  const borrower = { ...aBorrower(), name: PLANTED.name }
  const tasks = [{ ...aTask(), owner: { by: 'amy', at: NOW } }]
  const { room, store } = anApi([aCase({ borrower, tasks, holds: [aHold()] })])
  const { heard: _, ...lender } = room
  return { handle: createHandler({ ...workplace, lender, rolesClaim: 'cognito:groups' }), lines, store }
}

const money = { minor: 50_000, currency: 'CNY' }
/** A body of each write that is one to be done. */
const BODIES: Readonly<Record<string, Json>> = {
  closeTask: {
    outcomes: [
      { is: 'promise', date: '2026-11-16', amount: money },
      { is: 'resolved', lifts: [aHold().id] },
    ],
    contact: { manner: 'call', result: 'conversation', at: '2026-11-06T02:00:00Z' },
    note: PLANTED.words,
  },
  setHold: { kind: 'dispute', scope: { of: 'loan', loan: 'l-1' }, until: '2027-01-01T00:00:00Z', why: PLANTED.words },
  liftHold: { why: PLANTED.words },
  reverseResponse: { why: PLANTED.words },
  storeRows: {
    asOf: '2026-11-06T00:00:00Z',
    feed: 'core',
    rows: [
      { record: 'borrower', borrower: 'b-2', name: PLANTED.name, locale: 'en', jurisdiction: 'CN' },
      { record: 'contact-point', borrower: 'b-2', email: PLANTED.email },
      {
        record: 'loan',
        borrower: 'b-2',
        loan: 'l-2',
        status: 'active',
        currency: 'CNY',
        amountDue: '12.50',
        dueOn: '2026-11-10',
      },
      { record: 'payment', borrower: 'b-1', payment: 'p-1', loan: 'l-1', amount: '1', at: '2026-11-05T00:00:00Z' },
    ],
  },
  storeBorrower: { name: PLANTED.name, locale: 'en', jurisdiction: 'CN', contactPoints: [{ email: PLANTED.email }] },
  storeLoan: {
    currency: 'CNY',
    status: 'active',
    instalments: [{ instalment: '1', dueOn: '2026-11-10', amountDue: '5' }],
  },
  storePayment: { loan: 'l-1', amount: '12.50', at: '2026-11-05T00:00:00Z', state: 'settled' },
  storeContact: { channel: 'email', at: '2026-11-05T00:00:00Z', email: PLANTED.email, loan: 'l-1' },
  answerArrangement: { loan: 'l-1', answer: 'confirmed', at: '2026-11-05T00:00:00Z' },
  pauseSending: { scope: { of: 'channel', channel: 'sms' }, why: PLANTED.words, until: '2027-01-01T00:00:00Z' },
  eraseBorrower: { request: 'r-1', why: PLANTED.words },
}

const REAL: Readonly<Record<string, string>> = { borrower: 'b-1', task: aTask().id, loan: 'l-1', hold: aHold().id }
/** A segment of a path as a client writes it, and as none should. */
const segment = (name: string) =>
  fc.oneof(
    { arbitrary: fc.constant(REAL[name] ?? `${name}-1`), weight: 4 },
    { arbitrary: hostileText.map((text) => encodeURIComponent(text.toWellFormed())), weight: 2 },
    { arbitrary: fc.constantFrom('..', '%', '%E0%A4%A', '%00', '%2e%2e%2f', ':', PLANTED.email), weight: 1 },
  )
const query = fc
  .array(
    fc.tuple(fc.constantFrom('at', 'from', 'to', 'queue', 'limit', 'after', 'overdue', '__proto__'), hostileText),
    {
      maxLength: 4,
    },
  )
  .map((pairs) => pairs.map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`).join('&'))
/** As a gateway hands headers on: names in lower case, values in one line. */
const key = fc.oneof(
  { arbitrary: fc.constant('k-1'), weight: 3 },
  { arbitrary: hostileText.map((text) => text.replace(/[^\x20-\x7e]/g, '?').trim()), weight: 1 },
)

/** Where the path or the key is hostile, the body need not be. */
const bodyLike = (sample: Json) =>
  fc.oneof({ arbitrary: hostileBody(sample), weight: 4 }, { arbitrary: fc.constant(JSON.stringify(sample)), weight: 1 })

const request = fc.constantFrom(...ROUTES).chain((route) => {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const sample = BODIES[route.id]
  return fc.record({
    route: fc.constant(route),
    segments: fc.tuple(...names.map(segment)),
    query,
    key,
    body: sample === undefined ? fc.option(hostileText, { nil: undefined }) : bodyLike(sample),
  })
})

describe("the lender's API", () => {
  attack(
    'answers every request by what it did or by what to mend, and logs nothing of anybody',
    request,
    async ({ route, segments, query, key, body }) => {
      const { handle, lines, store } = aDoor()
      let at = 0
      const path = route.path.replaceAll(/\{\w+\}/g, () => segments[at++] ?? '')
      const event = gatewayEvent(route.method.toUpperCase(), path, {
        claims: ANYBODY,
        query,
        headers: { 'idempotency-key': key },
        ...(body !== undefined && { body }),
      })
      const { statusCode, body: said } = await handle(event, context())
      const answer: unknown = JSON.parse(said)
      assert.ok(statusCode < 500, `${statusCode} ${said} ${JSON.stringify(lines)}`)
      if (statusCode >= 400) {
        const { type, detail } = answer as { type: string; detail: string }
        assert.match(type, /^urn:duewell:/)
        assert.ok(detail.length > 0)
        saysNothingOfAnybody(answer)
      }
      saysNothingOfAnybody(lines)
      for (const id of store.borrowers()) {
        for (const hold of store.peek(id)?.holds ?? []) isAcceptable(holdItem(id, hold, hold.from))
        for (const entry of store.history(id)) isAcceptable(historyItem(id, entry, 730))
      }
      pollutesNothing()
    },
    { usual: 400 },
  )

  const claims = mutated({ ...ANYBODY, scope: 'duewell/manager' }).map((said) =>
    typeof said === 'object' && said !== null && !Array.isArray(said) ? said : {},
  )
  attack('takes nobody for somebody whose token does not say so', claims, async (said) => {
    const { handle } = aDoor()
    const event = gatewayEvent('GET', '/v1/borrowers/b-1', {
      claims: said,
    })
    const { statusCode } = await handle(event, context())
    assert.ok([200, 401, 403].includes(statusCode), String(statusCode))
  })
})
