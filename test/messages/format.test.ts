import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimalPlaces } from '../../shared/case/money.ts'
import { dayFormat, formatCount, formatMoney, formatName } from '../../shared/messages/format.ts'
import { day } from './message-factory.ts'

const friday = day('2026-11-06')

test('writes days in words with their weekday', () => {
  assert.equal(dayFormat('en', 'long')(friday), 'Friday 6 November')
  assert.equal(dayFormat('zh-Hans', 'long')(friday), '11月6日\uff08周五\uff09')
  assert.equal(dayFormat('zh-Hant', 'long')(friday), '11月6日\uff08週五\uff09')
  assert.equal(dayFormat('es', 'long')(friday), 'viernes, 6 de noviembre')
})

test('writes days without their weekday where characters count', () => {
  assert.equal(dayFormat('en', 'short')(friday), '6 November')
  assert.equal(dayFormat('zh-Hant', 'short')(friday), '11月6日')
})

test('gives the same text for a day after thousands of others', () => {
  const format = dayFormat('en', 'long')
  for (let other = 0; other < 5_000; other += 1) format(other)
  assert.equal(format(friday), 'Friday 6 November')
})

test('writes money from minor units, as many as the currency has', () => {
  assert.equal(formatMoney(125_50, 'USD', 'en'), '$125.50')
  assert.equal(formatMoney(1_234_567_89, 'CNY', 'zh-Hans'), '¥1,234,567.89')
  assert.equal(formatMoney(5_000, 'JPY', 'en'), '¥5,000')
  assert.equal(formatMoney(1_234, 'KWD', 'en'), 'KWD\u00a01.234')
  assert.equal(formatMoney(125_50, 'USD', 'zh-Hant'), 'US$125.50')
})

test('writes minor units that nobody writes any more only where there are some', () => {
  assert.equal(formatMoney(1_250_000_00, 'IDR', 'en'), 'IDR\u00a01,250,000')
  assert.equal(formatMoney(1_250_000_50, 'IDR', 'en'), 'IDR\u00a01,250,000.50')
  assert.equal(formatMoney(1_250_000_00, 'USD', 'en'), '$1,250,000.00')
})

test('writes every minor unit of every currency in every language', () => {
  const currencies = fc.constantFrom('USD', 'CNY', 'HKD', 'TWD', 'JPY', 'KRW', 'KWD', 'IQD', 'IDR', 'HUF', 'PKR')
  const amounts = fc.integer({ min: 0, max: 999_999_999_999 })
  fc.assert(
    fc.property(amounts, currencies, fc.constantFrom('en', 'zh-Hans', 'zh-Hant'), (amount, currency, locale) => {
      const [, whole = '', fraction = ''] = /([\d,]+)(?:\.(\d+))?$/.exec(formatMoney(amount, currency, locale)) ?? []
      const minor = whole.replaceAll(',', '') + fraction.padEnd(decimalPlaces(currency), '0')
      assert.equal(Number(minor), amount, `${currency} in ${locale}`)
    }),
  )
})

test('writes counts as the locale does', () => {
  assert.equal(formatCount(1_200, 'en'), '1,200')
})

test('tidies names, and closes the space between Han characters', () => {
  assert.equal(formatName('  Ada   Example '), 'Ada Example')
  assert.equal(formatName('王 芳'), '王芳')
  assert.equal(formatName('王 Fang'), '王 Fang')
})
