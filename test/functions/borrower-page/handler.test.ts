import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REFERENCE } from '../../borrower-page/page-room.ts'
import { context } from '../test-room.ts'
import { aPage } from './handler-room.ts'

test('a request of the HTTP API is answered with a page', async () => {
  const { ask } = await aPage()
  const answer = await ask({ path: `/${REFERENCE}?lang=zh-Hans` })
  assert.equal(answer.statusCode, 200)
  assert.match(answer.headers['content-type'] ?? '', /text\/html/)
  assert.match(answer.body, /<html lang="zh-Hans">/)
})

test('an answer is taken with its cookie, measured and logged by ids alone', async () => {
  const { ask, cases, lines, measured } = await aPage()
  const opened = await ask({ method: 'POST', path: `/${REFERENCE}/open`, fields: { answer: '4821' } })
  assert.equal(opened.statusCode, 303)
  const [cookie = ''] = opened.cookies?.[0]?.split(';') ?? []
  const paid = await ask({ method: 'POST', path: `/${REFERENCE}/paid`, fields: { how: 'all', once: '1' }, cookie })
  assert.equal(paid.statusCode, 303)
  assert.deepEqual(
    cases.peek('b-1')?.holds.map(({ kind }) => kind),
    ['pause'],
  )
  assert.equal(measured.responsesRecorded, 1)
  assert.equal(lines.length, 1)
  assert.doesNotMatch(JSON.stringify(lines), new RegExp(`${REFERENCE}|4821|Li Wei`))
})

test('tries are counted by where API Gateway says they come from, whatever a header says', async () => {
  const { ask } = await aPage()
  const statuses: number[] = []
  for (let times = 0; times < 6; times += 1) {
    const fields = { answer: `x${1000 + times}` }
    statuses.push((await ask({ method: 'POST', path: `/${REFERENCE}/open`, fields })).statusCode)
  }
  assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429])
  const elsewhere = { method: 'POST', path: `/${REFERENCE}/open`, fields: { answer: '4821' }, source: '198.51.100.7' }
  assert.equal((await ask(elsewhere)).statusCode, 303)
})

test('what goes wrong is a page for the borrower, and a name and a number for us', async () => {
  const { ask, cases, lines, measured } = await aPage()
  cases.load = () => Promise.reject(new TypeError('of +12025550123'))
  assert.equal((await ask({ path: `/${REFERENCE}` })).statusCode, 500)
  assert.equal(measured.pageTroubles, 1)
  assert.match(JSON.stringify(lines), /TypeError/)
  assert.doesNotMatch(JSON.stringify(lines), new RegExp(`2025550123|${REFERENCE}`))
})

test('what is no request is refused', async () => {
  const { handler } = await aPage()
  await assert.rejects(handler({ Records: [] }, context()))
})
