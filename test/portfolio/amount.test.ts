import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { minorUnits } from '../../shared/portfolio/amount.ts'

test('amounts become minor units by the decimals of their currency', () => {
  assert.equal(minorUnits('125.50', 'USD'), 12550)
  assert.equal(minorUnits('125.5', 'USD'), 12550)
  assert.equal(minorUnits('125', 'USD'), 12500)
  assert.equal(minorUnits('125', 'JPY'), 125)
  assert.equal(minorUnits('1.234', 'KWD'), 1234)
  assert.equal(minorUnits('1.100', 'USD'), 110)
  assert.equal(minorUnits('0', 'USD'), 0)
})

test('every amount of cents is exact, where floating point is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (cents) => {
      const text = String(cents).padStart(3, '0')
      assert.equal(minorUnits(`${text.slice(0, -2)}.${text.slice(-2)}`, 'CNY'), cents)
    }),
  )
})

test('what is no amount is told apart', () => {
  assert.equal(minorUnits('-1', 'USD'), 'negative')
  assert.equal(minorUnits('(5.00)', 'USD'), 'negative')
  assert.equal(minorUnits('0.001', 'USD'), 'too-many-decimals')
  for (const text of ['', '1e3', '1,000', '.5', '5.', 'NaN', '９', '9'.repeat(16)]) {
    assert.equal(minorUnits(text, 'USD'), 'not-an-amount', text)
  }
})
