import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AWS_PRICES, dollarsFor, PRICES_READ_ON, sweepDollarsAMonth } from '../../shared/aws/aws-prices.ts'

test('a million of something costs what the list says', () => {
  assert.equal(dollarsFor('dynamoDbWriteUnit', 1_000_000), 0.625)
  assert.equal(dollarsFor('schedulerInvocation', 1_000_000), 1)
})

test('every price says where it comes from, and all say when they were read', () => {
  for (const { source } of Object.values(AWS_PRICES)) assert.ok(source.length > 10)
  assert.match(PRICES_READ_ON, /^\d{4}-\d{2}-\d{2}$/)
})

test('a sweep of twice the cases, or twice as often, costs twice as much', () => {
  const hourly = sweepDollarsAMonth(1_000_000, 4_096, 3_600)
  // A million cases of 4 KB are half a million read units, 720 times a month.
  assert.ok(Math.abs(hourly - 500_000 * 720 * 0.125e-6) < 1e-9)
  assert.equal(sweepDollarsAMonth(2_000_000, 4_096, 3_600), 2 * hourly)
  assert.equal(sweepDollarsAMonth(1_000_000, 4_096, 1_800), 2 * hourly)
})
