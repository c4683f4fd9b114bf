import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { RHYTHMS } from '../../shared/arrangements/arrangement-policy-schema.ts'
import { dueDays } from '../../shared/arrangements/due-days.ts'
import { findCalendar } from '../../shared/time/calendar.ts'
import { formatDay } from '../../shared/time/instant.ts'
import { day } from '../case/factories.ts'

const NOWHERE = findCalendar('ZZ')
const CHINA = findCalendar('CN')
const written = (days: readonly number[]) => days.map(formatDay)

test('monthly parts keep their day, and come back to it after a short month', () => {
  assert.deepEqual(written(dueDays(day('2026-12-31'), 'monthly', 4, NOWHERE)), [
    '2026-12-31',
    '2027-01-29', // the 31st is a Sunday, and the next business day lies in February
    '2027-02-26', // the 28th is a Sunday, and the next business day lies in March
    '2027-03-31',
  ])
  assert.deepEqual(written(dueDays(day('2028-01-31'), 'monthly', 3, NOWHERE)), [
    '2028-01-31',
    '2028-02-29',
    '2028-03-31',
  ])
})

test('a part that falls on a weekend is due on the next business day', () => {
  assert.deepEqual(written(dueDays(day('2026-11-14'), 'fortnightly', 2, NOWHERE)), ['2026-11-16', '2026-11-30'])
  assert.deepEqual(written(dueDays(day('2026-11-14'), 'monthly', 2, NOWHERE)), ['2026-11-16', '2026-12-14'])
})

test('the first part is never earlier than was asked for, though the next business day lies in the next month', () => {
  assert.deepEqual(written(dueDays(day('2027-01-31'), 'monthly', 2, NOWHERE)), ['2027-02-01', '2027-02-26'])
})

test('holidays of the borrower’s calendar are skipped', () => {
  const days = dueDays(day('2026-09-24'), 'weekly', 3, CHINA)
  assert.deepEqual(written(days), ['2026-09-24', '2026-10-08', '2026-10-09'])
})

test('every part is due on a business day, later than the one before, and none before the first', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: day('2026-01-01'), max: day('2028-12-31') }),
      fc.constantFrom(...RHYTHMS),
      fc.integer({ min: 2, max: 60 }),
      fc.constantFrom('CN', 'US', 'US-MA', 'NG', 'JP', 'ZZ'),
      (first, rhythm, parts, place) => {
        const calendar = findCalendar(place)
        const days = dueDays(first, rhythm, parts, calendar)
        assert.equal(days.length, parts)
        for (const [at, each] of days.entries()) {
          assert.ok(calendar.isBusinessDay(each))
          assert.ok(each > (days[at - 1] ?? first - 1))
        }
      },
    ),
  )
})
