import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReplyContext } from '../../shared/replies/intent.ts'
import { understandReply } from '../../shared/replies/understand-reply.ts'
import { formatDay, parseDay } from '../../shared/time/instant.ts'
import { findZone } from '../../shared/time/zone.ts'
import { context, intentsOf } from './contexts.ts'

const british = (): ReplyContext => context({ zone: findZone('Europe/London')!, locale: 'en-GB', currency: 'GBP' })

/** An understanding as a table shows it: each intent with what goes with it. */
function shown(text: string, some: ReplyContext): readonly string[] {
  return understandReply(text, some).intents.map((understood) => {
    const parts: string[] = [understood.intent]
    if (understood.intent === 'stop') parts.push(understood.scope)
    if (understood.intent === 'paid' && understood.partly) parts.push('partly')
    if (understood.intent === 'promise' && understood.date !== undefined) parts.push(formatDay(understood.date))
    if (understood.intent === 'promise' && understood.tooLate) parts.push('too late')
    if ('amount' in understood && understood.amount !== undefined)
      parts.push(`${understood.amount.minor} ${understood.amount.currency}`)
    return parts.join(' ')
  })
}

for (const [text, ...expected] of [
  ['paid half, rest on Friday', 'promise 2026-11-27', 'paid partly'],
  ['I will pay £200 on the 3rd', 'promise 2026-12-03 20000 GBP'],
  ['lost my job, can I pay in instalments?', 'arrangement', 'hardship'],
  ['Please stop calling my office', 'stop voice'],
  ['stop emailing me', 'stop email'],
  ['do not contact me again', 'stop all'],
  ["This isn't John, wrong number, stop texting", 'wrong-number', 'stop sms'],
  ['my mother died last week, please stop', 'deceased'],
  ['I have cancer and can not pay', 'vulnerable', 'hardship'],
  ['I paid for dinner last night, see you', 'unclear'],
  ["I promise I'll call you Friday", 'unclear'],
  ['please cancel my booking', 'unclear'],
] as const) {
  test(`reads "${text}"`, () => assert.deepEqual(shown(text, british()), expected))
}

for (const [text, ...expected] of [
  ['先还五百,剩下的月底还', 'promise 2026-11-30 50000 CNY'],
  ['后天可以还吗', 'promise 2026-11-27'],
  ['今天还不了,下周一处理', 'promise 2026-11-30', 'hardship'],
  ['不要再给我打电话了', 'stop voice'],
  ['别再骚扰我,再打我就投诉', 'stop all'],
  ['我畀咗三千蚊喇', 'paid 300000 CNY'],
  ['再逼我我就跳楼', 'vulnerable'],
  ['你打错了,我不认识他', 'wrong-number'],
] as const) {
  test(`reads ${text}`, () => assert.deepEqual(shown(text, context()), expected))
}

test('says that a promise is later than the strategy allows', () => {
  const some = context({ latestPromise: parseDay('2026-12-05')! })
  assert.deepEqual(shown('我12月5号还', some), ['promise 2026-12-05'])
  assert.deepEqual(shown('我12月6号还', some), ['promise 2026-12-06 too late'])
})

test('reads a promise in the zone of the borrower', () => {
  const now = Date.UTC(2026, 10, 25, 2)
  const honolulu = context({ now, zone: findZone('Pacific/Honolulu')!, locale: 'en-US', currency: 'USD' })
  assert.deepEqual(shown('I will pay tomorrow', honolulu), ['promise 2026-11-25'])
  assert.deepEqual(shown('I will pay tomorrow', { ...honolulu, zone: findZone('Asia/Tokyo')! }), ['promise 2026-11-26'])
})

test('a bare STOP means the channel it came by, and everything where that is not known', () => {
  assert.deepEqual(shown('STOP', context({ channel: 'sms' })), ['stop sms'])
  assert.deepEqual(shown('STOP', context()), ['stop all'])
})

test('what is asked for others is no stop', () => {
  for (const text of ['别打电话给我妈', 'tell him to stop calling her', 'reply STOP to end']) {
    assert.ok(!intentsOf(text, context()).includes('stop'), text)
  }
})

test('leaves what it does not know to a person', () => {
  const { sure, intents } = understandReply('the weather is lovely', british())
  assert.equal(sure, false)
  assert.deepEqual(
    intents.map(({ intent }) => intent),
    ['unclear'],
  )
  assert.deepEqual(intentsOf('', context()), ['unclear'])
})
