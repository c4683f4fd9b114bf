import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currencySchema, decimalPlaces } from '../../shared/case/money.ts'

test('a currency has the decimal places of ISO 4217, whatever Intl writes', () => {
  const expected = { USD: 2, CNY: 2, NGN: 2, JPY: 0, VND: 0, XOF: 0, KWD: 3, IQD: 3 }
  const writtenWithout = { IDR: 2, HUF: 2, COP: 2, PKR: 2, LBP: 2, MMK: 2 }
  for (const [currency, places] of Object.entries({ ...expected, ...writtenWithout })) {
    assert.equal(decimalPlaces(currency), places, currency)
    assert.equal(currencySchema.safeParse(currency).success, true, currency)
  }
})
