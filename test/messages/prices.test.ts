import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PRICES, priceOf } from '../../shared/messages/prices.ts'

test('an SMS costs its segments at the price of its country', () => {
  assert.deepEqual(priceOf('sms', '+12025550143', 2), { amount: 26_000, assumed: false })
  assert.deepEqual(priceOf('sms', '+1', 1), { amount: 13_000, assumed: false })
})

test('a country without a listed price is priced by assumption, and says so', () => {
  assert.deepEqual(priceOf('sms', '+2348030000000', 3), { amount: 150_000, assumed: true })
})

test('the longest calling code that fits decides', () => {
  const listed = { amount: 9_000, source: 'a contract' }
  const prices = { ...PRICES, smsSegment: { ...PRICES.smsSegment, '+1876': listed } }
  assert.equal(priceOf('sms', '+18765550100', 1, prices).amount, 9_000)
  assert.equal(priceOf('sms', '+12025550143', 1, prices).amount, 13_000)
})

test('an email costs the same wherever it goes', () => {
  assert.deepEqual(priceOf('email', 'ada@mail.example', 1), { amount: 160, assumed: false })
})
