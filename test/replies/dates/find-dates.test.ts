import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { findDates, futureDay } from '../../../shared/replies/dates/find-dates.ts'
import type { DateContext } from '../../../shared/replies/dates/found-date.ts'
import { fold } from '../../../shared/replies/fold/fold.ts'
import { formatDay, parseDay } from '../../../shared/time/instant.ts'

/** A Wednesday morning. */
const WEDNESDAY: DateContext = { today: parseDay('2026-11-25')!, minute: 600, dayFirst: true, region: 'GB' }

function read(text: string, context: DateContext): string | undefined {
  const day = futureDay(findDates(fold(text), context), context)
  return day === undefined ? undefined : formatDay(day)
}

for (const [text, day] of [
  ['今天下班前', '2026-11-25'],
  ['后天', '2026-11-27'],
  ['聽日', '2026-11-26'],
  ['15号', '2026-12-15'],
  ['廿五號', '2026-11-25'],
  ['31号', '2026-12-31'],
  ['月底', '2026-11-30'],
  ['下个月发工资', '2026-12-31'],
  ['下月十五号发工资', '2026-12-15'],
  ['这周三', '2026-11-25'],
  ['周三', '2026-12-02'],
  ['这周一', '2026-11-30'],
  ['下下周三', '2026-12-09'],
  ['禮拜六之前', '2026-11-28'],
  ['再给我两天', '2026-11-27'],
  ['半个月', '2026-12-10'],
  ['过年前', '2027-02-05'],
  ['二零二七年三月三號', '2027-03-03'],
  ['三天前', undefined],
  ['昨天', undefined],
  ['tomorrow', '2026-11-26'],
  ['next wednesday', '2026-12-02'],
  ['friday week', '2026-12-04'],
  ['a week on Monday', '2026-12-07'],
  ['the 1st of next month', '2026-12-01'],
  ['by month end', '2026-11-30'],
  ['in ten days', '2026-12-05'],
  ['3/4', '2027-04-03'],
  ['29 February', '2028-02-29'],
  ['the day after Christmas', '2026-12-26'],
  ['Easter Monday', '2027-03-29'],
  ['after Diwali 2027', '2027-10-29'],
  ['two weeks ago', undefined],
  ['no day at all', undefined],
] as const) {
  test(`on Wednesday 25 November 2026, ${text} is ${day ?? 'no day to come'}`, () =>
    assert.equal(read(text, WEDNESDAY), day))
}

test('month and day stand in the order of the region', () => {
  assert.equal(read('3/4', { ...WEDNESDAY, dayFirst: false, region: 'US' }), '2027-03-04')
  assert.equal(read('25/12', { ...WEDNESDAY, dayFirst: false, region: 'US' }), '2026-12-25')
})

test('an hour that is over today is tomorrow’s', () => {
  assert.equal(read('八点之前', WEDNESDAY), '2026-11-25')
  assert.equal(read('八点之前', { ...WEDNESDAY, minute: 22 * 60 }), '2026-11-26')
})

const rowSchema = z.object({ lang: z.string(), text: z.string(), reference: z.string(), date: z.string() })

test('nine in ten of many date phrases to come are read as they are meant', (t) => {
  const file = new URL('../../../../shared/data/dates.jsonl', import.meta.url)
  if (!existsSync(file)) return t.skip('the date phrases are not on this machine')
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)))
  const toCome = rows.filter(({ date, reference }) => date >= reference.slice(0, 10))
  const right = toCome.filter(({ lang, text, reference, date }) => {
    const [language = '', region = ''] = lang.split('-')
    const dayFirst = language === 'en' && region !== '' && region !== 'US'
    return read(text, { today: parseDay(reference.slice(0, 10))!, minute: 0, dayFirst, region }) === date
  })
  t.diagnostic(`${right.length} of ${toCome.length} right, ${rows.length - toCome.length} past ones left out`)
  assert.ok(right.length / toCome.length >= 0.93)
})
