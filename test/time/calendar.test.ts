import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addBusinessDays, findCalendar } from '../../shared/time/calendar.ts'
import { decodeDays, encodeDays } from '../../shared/time/calendar-codec.ts'
import { formatDay, parseDay, weekday } from '../../shared/time/instant.ts'

const day = (text: string) => parseDay(text) ?? assert.fail(text)

for (const [code, holiday, name] of [
  ['US', '2026-07-03', 'Independence Day, observed on Friday'],
  ['US', '2021-07-05', 'Independence Day, observed on Monday'],
  ['US', '2021-12-31', "New Year's Day 2022, observed in the year before"],
  ['US', '2026-11-26', 'Thanksgiving'],
  ['US-MA', '2026-04-20', "Patriots' Day"],
  ['US-MA', '2026-11-26', 'Thanksgiving'],
  ['US-FL', '2026-10-12', 'Columbus Day, a federal holiday that Florida does not keep'],
  ['US-NYC', '2026-02-12', "Lincoln's Birthday of New York State"],
  ['US-TX', '2026-05-25', 'Memorial Day'],
  ['CN', '2026-02-16', 'Spring Festival, a Monday'],
  ['CN', '2026-10-07', 'National Day week'],
  ['GB', '2026-08-31', 'summer bank holiday'],
  ['GB', '2026-12-28', 'Boxing Day, observed'],
  ['GB-SCT', '2026-11-30', "St Andrew's Day"],
  ['AU', '2026-04-05', 'Easter Sunday'],
  ['AU-SA', '2026-03-09', 'Adelaide Cup'],
  ['IE', '2026-02-02', "St Brigid's Day"],
  ['NG', '2026-03-21', 'the second day of Eid'],
  ['HK', '2026-02-17', 'Lunar New Year'],
  ['AU-SA', '2026-04-03', 'Good Friday, as all of Australia'],
  ['ID', '2026-03-19', 'Nyepi'],
  ['ID', '2026-08-17', 'Independence Day'],
  ['IN', '2026-08-15', 'Independence Day'],
  ['FR', '2026-07-14', 'Bastille Day'],
  ['DE-BE', '2026-03-08', "International Women's Day, in Berlin since 2019"],
  ['DE-BY', '2026-06-04', 'Corpus Christi'],
] as const) {
  test(`${holiday} is a holiday in ${code}: ${name}`, () => {
    const calendar = findCalendar(code)
    assert.ok(calendar.isHoliday(day(holiday)))
    assert.ok(!calendar.isBusinessDay(day(holiday)))
    assert.ok(calendar.covers(day(holiday)))
  })
}

test('a Saturday that China has declared a working day is a business day', () => {
  const china = findCalendar('CN')
  for (const makeUp of ['2026-02-14', '2026-02-28', '2026-05-09', '2026-10-10', '2025-09-28']) {
    assert.ok(weekday(day(makeUp)) > 5)
    assert.ok(china.isBusinessDay(day(makeUp)), makeUp)
    assert.ok(!china.isHoliday(day(makeUp)), makeUp)
  }
  assert.ok(!china.isBusinessDay(day('2026-03-07')))
})

test('China covers the years that have been announced, others 2015 to 2035', () => {
  assert.ok(findCalendar('CN').covers(day('2015-01-01')))
  assert.ok(findCalendar('CN').covers(day('2026-12-31')))
  assert.ok(!findCalendar('CN').covers(day('2027-01-01')))
  assert.ok(!findCalendar('CN').isHoliday(day('2027-10-01')))
  assert.ok(findCalendar('DE').covers(day('2035-12-31')))
  assert.ok(!findCalendar('DE').covers(day('2036-01-01')))
  assert.ok(!findCalendar('DE').covers(day('2014-12-31')))
})

test('Berlin keeps a day that Germany does not, and only since 2019', () => {
  assert.ok(!findCalendar('DE').isHoliday(day('2027-03-08')))
  assert.ok(findCalendar('DE-BE').isHoliday(day('2027-03-08')))
  assert.ok(!findCalendar('DE-BE').isHoliday(day('2018-03-08')))
  assert.ok(findCalendar('DE-BE').isBusinessDay(day('2018-03-08')))
})

test('the end of Ramadan is not announced yet, so the days around the computed ones are holidays too', () => {
  const indonesia = findCalendar('ID')
  assert.ok(!indonesia.isHoliday(day('2026-03-18')) && indonesia.isHoliday(day('2026-03-20')))
  for (const around of ['2027-03-08', '2027-03-09', '2027-03-10', '2027-03-11']) {
    assert.ok(indonesia.isHoliday(day(around)), around)
  }
})

test('a subdivision without a calendar of its own has its country’s', () => {
  assert.equal(findCalendar('US-TX'), findCalendar('US'))
  assert.equal(findCalendar('GB-ENG'), findCalendar('GB'))
})

test('an unknown code knows weekends only and covers nothing', () => {
  for (const code of ['ZZ', 'ZZ-01', '', 'toString']) {
    const calendar = findCalendar(code)
    assert.ok(!calendar.isHoliday(day('2026-12-25')))
    assert.ok(calendar.isBusinessDay(day('2026-12-25')))
    assert.ok(!calendar.isBusinessDay(day('2026-12-26')))
    assert.ok(!calendar.covers(day('2026-12-25')))
  }
})

for (const [code, from, count, reached] of [
  ['US', '2026-07-01', 0, '2026-07-01'],
  ['US', '2026-07-04', 0, '2026-07-04'],
  ['US', '2026-07-01', 1, '2026-07-02'],
  ['US', '2026-07-02', 1, '2026-07-06'],
  ['US', '2026-11-25', 2, '2026-11-30'],
  ['US', '2026-12-23', 5, '2026-12-31'],
  ['CN', '2026-02-13', 1, '2026-02-14'],
  ['CN', '2026-02-13', 2, '2026-02-24'],
  ['CN', '2026-09-30', 3, '2026-10-10'],
  ['CN', '2026-12-31', 1, '2027-01-01'],
  ['ZZ', '2026-12-24', 2, '2026-12-28'],
] as const) {
  test(`${count} business days after ${from} in ${code} is ${reached}`, () => {
    assert.equal(formatDay(addBusinessDays(findCalendar(code), day(from), count)), reached)
  })
}

test('counts of business days add up', () => {
  const counts = fc.integer({ min: 0, max: 30 })
  fc.assert(
    fc.property(
      fc.constantFrom('US', 'CN', 'NG', 'AU-SA'),
      fc.integer({ min: 16_436, max: 24_000 }),
      counts,
      counts,
      (code, from, a, b) => {
        const calendar = findCalendar(code)
        const reached = addBusinessDays(calendar, from, a + b)
        assert.equal(addBusinessDays(calendar, addBusinessDays(calendar, from, a), b), reached)
        if (a + b > 0) assert.ok(calendar.isBusinessDay(reached))
      },
    ),
  )
})

test('encoded days are decoded again', () => {
  const days = fc.uniqueArray(fc.integer({ min: 16_436, max: 24_000 })).map((list) => list.sort((a, b) => a - b))
  fc.assert(fc.property(days, (list) => assert.deepEqual(decodeDays(encodeDays(list, 16_436), 16_436), list)))
  assert.throws(() => encodeDays([18_000, 16_436], 16_436), /does not follow/)
})
