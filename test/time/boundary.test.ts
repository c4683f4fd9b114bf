import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daySchema, instantSchema, minuteOfDaySchema } from '../../shared/time/boundary.ts'

function messageOf(result: { success: boolean; error?: { issues: { message: string }[] } }): string {
  assert.equal(result.success, false)
  return result.error?.issues[0]?.message ?? ''
}

test('an instant without an offset is refused with an example of one', () => {
  assert.match(messageOf(instantSchema.safeParse('2026-11-02T09:00:00')), /not an instant.*with an offset/)
})

test('instants that the zone table does not cover are refused', () => {
  assert.match(messageOf(instantSchema.safeParse('2009-12-31T23:59:59Z')), /between 2010-01-01 and 2050-01-01/)
  assert.match(messageOf(instantSchema.safeParse('2050-01-01T00:00:00Z')), /outside/)
  assert.equal(instantSchema.parse('2010-01-01T00:00:00Z'), Date.UTC(2010, 0, 1))
})

test('31 February is refused', () => {
  assert.match(messageOf(daySchema.safeParse('2026-02-31')), /a day that exists/)
})

test('local times run from 00:00 to 24:00', () => {
  assert.equal(minuteOfDaySchema.parse('00:00'), 0)
  assert.equal(minuteOfDaySchema.parse('20:30'), 1230)
  assert.equal(minuteOfDaySchema.parse('24:00'), 1440)
  for (const text of ['24:01', '9:00', '09:60', '25:00', '09:00:00', 'nine', '']) {
    assert.match(messageOf(minuteOfDaySchema.safeParse(text)), /not a local time/)
  }
})
