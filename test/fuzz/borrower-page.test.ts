import assert from 'node:assert/strict'
import { describe } from 'node:test'
import fc from 'fast-check'
import { holdItem } from '../../shared/aws/items/case-items.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { PATHS, REFERENCE } from '../borrower-page/page-room.ts'
import { aPage } from '../functions/borrower-page/handler-room.ts'
import { type PageAnswer, pageRequest } from '../functions/borrower-page/page-events.ts'
import { context } from '../functions/test-room.ts'
import { isAcceptable } from './dynamodb-limits.ts'
import { hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const aHostilePage = () => aPage({ name: PLANTED.name })

const ACTIONS = ['/open', '/close', '/fresh-link', '/parts/l-1', '/parts/l-1/offer', ...PATHS]
const path = fc.oneof(
  { arbitrary: fc.constantFrom(...ACTIONS).map((action) => `/${REFERENCE}${action}`), weight: 5 },
  { arbitrary: hostileText.map((text) => `/${REFERENCE}/${encodeURIComponent(text.toWellFormed())}`), weight: 1 },
  { arbitrary: hostileText.map((text) => `/${encodeURIComponent(text.toWellFormed())}`), weight: 1 },
  { arbitrary: fc.constantFrom('/stop/1a2B3c4D5e6', '/%E0%A4%A', '//', '/..%2f', '/robots.txt'), weight: 1 },
)
const NAMES = [
  'answer',
  'how',
  'once',
  'date',
  'amount',
  'offer',
  'first',
  'words',
  'text',
  'scope',
  'when',
  '__proto__',
]
const LAWFUL = ['all', 'part', '1', '2026-11-16', '100', 'monthly-3', 'sms', '4821']
const fields = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.oneof(fc.constantFrom(...LAWFUL), hostileText)), { maxLength: 6 })
  .map((pairs) => Object.fromEntries(pairs.map(([name, text]) => [name, text.toWellFormed()])))
const lang = fc.option(
  hostileText.map((text) => encodeURIComponent(text.toWellFormed())),
  { nil: undefined },
)

const visit = fc.record({
  method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'HEAD', 'OPTIONS'),
  path,
  fields,
  lang,
  opens: fc.boolean(),
  cookie: fc.option(
    hostileText.map((text) => text.replace(/[^\x20-\x7e]/g, '?')),
    { nil: undefined },
  ),
})

describe("the borrower's page", () => {
  attack(
    'answers whoever asks whatever with a page, and tells nothing of anybody to who has not opened it',
    visit,
    async ({ method, path, fields, lang, opens, cookie }) => {
      const { handler, cases, lines } = await aHostilePage()
      const ask = async (request: Parameters<typeof pageRequest>[0]) =>
        (await handler(pageRequest(request), context())) as PageAnswer
      const opened = opens
        ? await ask({ method: 'POST', path: `/${REFERENCE}/open`, fields: { answer: '4821' } })
        : undefined
      const own = opened?.cookies?.[0]?.split(';')[0]
      const all = [own, cookie].filter((each) => each !== undefined && each !== '').join('; ')
      const answer = await ask({
        method,
        path: lang === undefined ? path : `${path}?lang=${lang}`,
        ...(method === 'POST' || method === 'PUT' ? { fields } : {}),
        ...(all !== '' && { cookie: all }),
      })
      assert.ok(answer.statusCode < 500, `${answer.statusCode} ${JSON.stringify(lines)}`)
      const { answer: guess } = fields
      if (!opens && guess !== '4821') saysNothingOfAnybody(answer.body.replaceAll(/value="[^"]*"/g, ''))
      saysNothingOfAnybody(lines)
      for (const hold of cases.peek('b-1')?.holds ?? []) isAcceptable(holdItem('b-1', hold, hold.from))
      for (const entry of cases.history('b-1')) isAcceptable(historyItem('b-1', entry, 730))
      pollutesNothing()
    },
    { usual: 250 },
  )
})
