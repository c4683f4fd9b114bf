import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import words from '../../shared/replies/optout/optout-words.json' with { type: 'json' }
import { understandReply } from '../../shared/replies/understand-reply.ts'
import { localDay } from '../../shared/time/zone.ts'
import { context, intentsOf } from './contexts.ts'

const fragments = fc.constantFrom(
  'I will pay',
  ' on ',
  'Friday',
  '15号',
  '明天',
  '我',
  '还',
  '不',
  '£20',
  '五百块',
  '，',
  '!',
  'stop',
  '下个月',
  'next week',
  '2/30',
  '31st',
  '😀',
  '打电话',
  '\ud800',
  'the ',
  'last ',
  'year',
  '春节',
  '前',
  '一二三',
  '99999999999',
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fragments, { maxLength: 12 }).map((some) => some.join('')),
)
const now = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2045, 0, 1) })

test('any text at any time has an understanding, the same each time', () => {
  fc.assert(
    fc.property(text, now, (said, at) => {
      const once = understandReply(said, context({ now: at }))
      assert.ok(once.intents.length > 0)
      assert.deepEqual(understandReply(said, context({ now: at })), once)
    }),
  )
})

test('ten thousand characters take no longer than a blink', () => {
  for (const unit of [
    'a',
    '我',
    '还',
    '一二三',
    '1',
    '😀',
    '\ud800',
    'i will pay ',
    '他的手机',
    'the first monday of ',
    '.',
    ' ',
  ]) {
    understandReply(unit.repeat(10_000 / unit.length), context())
  }
})

test('a promise never names a day that is over, nor an amount of nothing', () => {
  fc.assert(
    fc.property(text, now, (said, at) => {
      const some = context({ now: at })
      for (const understood of understandReply(said, some).intents) {
        if (understood.intent !== 'promise') continue
        assert.ok(understood.date === undefined || understood.date >= localDay(some.zone, at))
        assert.ok(
          understood.amount === undefined ||
            (Number.isSafeInteger(understood.amount.minor) && understood.amount.minor > 0),
        )
      }
    }),
    { numRuns: 500 },
  )
})

const wide = (word: string) => word.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const mixed = (word: string) => [...word].map((letter, at) => (at % 2 === 0 ? letter.toUpperCase() : letter)).join('')
const dress = fc.constantFrom(
  (word: string) => word,
  (word: string) => word.toUpperCase(),
  mixed,
  wide,
  (word: string) => ` ${word}\n`,
  (word: string) => `"${word}"`,
  (word: string) => `${word}!!!`,
  (word: string) => `${word}。`,
  (word: string) => `${word}\u200b`,
)
const politeness = fc.constantFrom(
  (word: string) => word,
  (word: string) => `please ${word}`,
  (word: string) => `${word} thank you`,
  (word: string) => `Hi, ${word}, thanks`,
  (word: string) => `请${word}`,
  (word: string) => `${word}谢谢`,
)

test('case, width, punctuation and politeness do not change an opt-out', () => {
  const optOuts = Object.keys(words.stop).filter((word) => word.length > 2 || /\p{sc=Han}/u.test(word))
  fc.assert(
    fc.property(fc.constantFrom(...optOuts), dress, politeness, (word, dressed, polite) => {
      assert.deepEqual(intentsOf(dressed(polite(word)), context()), ['stop'])
    }),
    { numRuns: 500 },
  )
})

test('single letters are opt-outs alone, in any case and width', () => {
  for (const letter of Object.keys(words.stop).filter((word) => word.length <= 2 && /[a-z]/.test(word))) {
    for (const said of [letter, letter.toUpperCase(), wide(letter), `${letter}.`])
      assert.deepEqual(intentsOf(said, context()), ['stop'])
    assert.notDeepEqual(intentsOf(`to ${letter} or not`, context()), ['stop'])
  }
})
