import { toItem } from '../../../shared/aws/items/attributes.ts'
import { historyItem } from '../../../shared/aws/items/history-item.ts'
import { addressPartition, STOP } from '../../../shared/aws/items/keys.ts'
import { DAY, formatInstant } from '../../../shared/time/instant.ts'
import { BENCH_START } from '../../bench/typical-case.ts'
import { gatewayEvent } from '../../functions/lender-api/gateway-events.ts'
import { context } from '../../functions/test-room.ts'
import { caseOf } from './cases.ts'
import type { Work } from './work-of-rooms.ts'

const LONG_ENOUGH = context(() => 29_000)
const CLAIMS = { sub: 'amy', token_use: 'access', 'cognito:groups': '[agent manager auditor]' }
const BORROWER = '/v1/borrowers/b-1'
const NOW = BENCH_START + DAY

/** Each thing that the lender's people may do, once. */
export const workOnLenderApi: Work = async (invoke, lambda, stage) => {
  const tasks = ['call', 'review'].map((kind) => ({
    ...({ id: `${kind}.1`, about: 'Please call.', openedAt: BENCH_START } as const),
    kind: kind === 'call' ? ('call' as const) : ('review' as const),
  }))
  stage.holdOnly(lambda, { ...caseOf('b-1', stage.channels), tasks })
  stage.setTime(NOW)
  let keys = 0
  const ask = async (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
  ): Promise<{ holds?: string[]; pause?: string }> => {
    const headers = { 'idempotency-key': `k-${++keys}` }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    const [rawPath = '', query = ''] = path.split('?')
    const event = gatewayEvent(method, rawPath, { claims: CLAIMS, query, headers, ...text })
    const answer = (await invoke(event, LONG_ENOUGH)) as { statusCode: number; body: string }
    if (answer.statusCode !== 200) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
    return JSON.parse(answer.body)
  }

  for (const path of ['', '/timeline', '/explanation', '/audit', '/export', '/tasks/call.1'])
    await ask('GET', BORROWER + path)
  await ask('GET', '/v1/tasks?queue=call')
  await ask('GET', '/v1/portfolio')
  for (const task of ['call.1', 'review.1']) await ask('POST', `${BORROWER}/tasks/${task}/take`)
  await ask('POST', `${BORROWER}/tasks/review.1/release`)
  const wrong = { outcomes: [{ is: 'wrong-number', point: 'b-1-email' }], contact: { manner: 'call' } }
  await ask('POST', `${BORROWER}/tasks/call.1/close`, wrong)
  const why = 'A letter came.'
  const { holds: [hold = ''] = [] } = await ask('POST', `${BORROWER}/holds`, {
    kind: 'stay',
    scope: { of: 'all' },
    why,
  })
  await ask('POST', `${BORROWER}/holds/${hold}/lift`, { why })
  const told = { door: 'sms', channel: 'sms', intents: ['stop'], sure: true, holds: [], lifted: [] } as const
  const { CASES_TABLE = '', HISTORY_TABLE = '' } = lambda.environment
  const stop = { point: 'p-9', since: formatInstant(NOW - 1), why: 'opted-out' }
  stage.put(CASES_TABLE, toItem({ pk: addressPartition('p-9'), sk: STOP, v: 1, ...stop }))
  stage.put(
    HISTORY_TABLE,
    historyItem('b-1', { what: 'response', at: NOW - 1, response: 'in-1', ...told }, 365),
    historyItem('b-1', { what: 'point-closed', at: NOW - 1, point: 'p-9', why: 'opted-out' }, 365),
  )
  await ask('POST', `${BORROWER}/responses/in-1/reverse`, { why })
  const person = { name: 'Ada Obi', locale: 'en', zone: 'Africa/Lagos', jurisdiction: 'NG', email: 'ada@example.com' }
  const loan = { currency: 'NGN', status: 'active', amountDue: '16000', dueOn: '2027-12-05' }
  await ask('PUT', '/v1/borrowers/b-2', person)
  await ask('PUT', '/v1/borrowers/b-2/loans/l-1', loan)
  const { pause } = await ask('POST', '/v1/sending/pauses', { scope: { of: 'all' }, why })
  await ask('POST', `/v1/sending/pauses/${pause}/resume`).catch(() => {})
  const paid = caseOf('b-1', stage.channels)
  stage.holdOnly(lambda, { ...paid, loans: paid.loans.map((each) => ({ ...each, status: 'closed' })) })
  stage.put(HISTORY_TABLE, historyItem('b-1', { what: 'response', at: NOW - 1, response: 'in-1', ...told }, 365))
  await ask('POST', `${BORROWER}/erase`, { request: 'R-1', why })
}

/** It asks nobody for anything: its files lie beside its code. */
export const workOnLenderPage: Work = async (invoke) => {
  for (const rawPath of ['/', '/config.json', '/no-such.js']) await invoke({ rawPath }, LONG_ENOUGH)
}
