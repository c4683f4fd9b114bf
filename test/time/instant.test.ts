import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatDay, formatInstant, parseDay, parseInstant, weekday } from '../../shared/time/instant.ts'

test('an instant is read with its offset', () => {
  const nineInShanghai = Date.UTC(2026, 10, 2, 1)
  assert.equal(parseInstant('2026-11-02T09:00:00+08:00'), nineInShanghai)
  assert.equal(parseInstant('2026-11-01T21:00-04:00'), nineInShanghai)
  assert.equal(parseInstant('2026-11-02T01:00:00.000Z'), nineInShanghai)
  assert.equal(parseInstant('2026-11-02T01:00:00.25Z'), nineInShanghai + 250)
})

for (const text of [
  '2026-11-02',
  '2026-11-02T09:00:00',
  '2026-02-31T09:00:00Z',
  '2026-11-02T25:00:00Z',
  '2026-11-02T09:60:00Z',
  '2026-11-02 09:00:00Z',
  '2026-11-02T09:00:00+0800',
  'tomorrow',
  '',
]) {
  test(`"${text}" is not an instant`, () => assert.equal(parseInstant(text), undefined))
}

test('a day is read as days since 1970-01-01', () => {
  assert.equal(parseDay('1970-01-01'), 0)
  assert.equal(parseDay('1969-12-31'), -1)
  assert.equal(parseDay('2024-02-29'), 19_782)
  assert.equal(parseDay('2000-02-29'), 11_016)
})

for (const text of [
  '2026-02-31',
  '2025-02-29',
  '2100-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '26-01-01',
  '0026-01-01',
]) {
  test(`"${text}" is not a day`, () => assert.equal(parseDay(text), undefined))
}

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2099, 11, 31) }), (instant) => {
      assert.equal(parseInstant(formatInstant(instant)), instant)
      const day = Math.floor(instant / 86_400_000)
      assert.equal(parseDay(formatDay(day)), day)
    }),
  )
})

test('Monday is the first day of the week and Sunday the seventh, before 1970 too', () => {
  const weekdayOf = (text: string) => weekday(parseDay(text) ?? Number.NaN)
  assert.equal(weekdayOf('2026-11-02'), 1)
  assert.equal(weekdayOf('2026-11-08'), 7)
  assert.equal(weekdayOf('1970-01-01'), 4)
  assert.equal(weekdayOf('1969-12-28'), 7)
})
