import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAmounts } from '../../../shared/replies/amounts/find-amounts.ts'
import { fold } from '../../../shared/replies/fold/fold.ts'

for (const [text, currency, ...expected] of [
  ['I can do $50', 'USD', '5000 USD'],
  ['HK$1,200.50 tomorrow', 'CNY', '120050 HKD'],
  ['两千块', 'CNY', '200000 CNY'],
  ['三千五百元', 'TWD', '350000 TWD'],
  ['一千二', 'CNY'],
  ['先还一千二', 'CNY', '120000 CNY'],
  ['1.5万块', 'CNY', '1500000 CNY'],
  ['3千5块', 'CNY', '350000 CNY'],
  ['NT$3000', 'CNY', '300000 TWD'],
  ['300港幣', 'CNY', '30000 HKD'],
  ['two payments of 25 pounds', 'GBP', '2500 GBP'],
  ['paid 1000 yen', 'JPY', '1000 JPY'],
  ['pay 300 now', 'KWD', '300000 KWD'],
  ['pay on the 3rd', 'GBP'],
  ['in 3 days', 'GBP'],
  ['还不了', 'CNY'],
] as const) {
  test(`reads the amounts of "${text}" for a debt in ${currency}`, () => {
    const found = findAmounts(fold(text), currency).map((amount) => `${amount.minor} ${amount.currency}`)
    assert.deepEqual(found, expected)
  })
}
