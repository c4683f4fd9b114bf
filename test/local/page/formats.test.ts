import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cityOf, createFormats } from '../../../shared/local/page/browser/formats.ts'
import { learnZones } from '../../../shared/local/page/browser/zone-offsets.ts'
import { zonesOf } from '../../../shared/local/page/zones.ts'

const english = createFormats('en-GB')
const chinese = createFormats('zh-CN')

describe('a time on the page', () => {
  learnZones(zonesOf([{ zone: 'America/New_York' }, { zone: 'Africa/Lagos' }]))

  it('is the local time of the zone, before and after clocks change', () => {
    assert.equal(english.time(Date.UTC(2026, 10, 1, 5, 30), 'America/New_York'), '01:30')
    assert.equal(english.time(Date.UTC(2026, 10, 1, 6, 30), 'America/New_York'), '01:30')
    assert.equal(english.time(Date.UTC(2026, 10, 1, 6, 30), 'Africa/Lagos'), '07:30')
  })

  it('is UTC where the zone is unknown', () => {
    assert.equal(english.time(Date.UTC(2026, 10, 1, 6, 30), 'Mars/Olympus'), '06:30')
  })

  it('at midnight is 00:00, not 24:00', () => {
    assert.equal(english.time(Date.UTC(2026, 10, 1)), '00:00')
  })

  it('names its city', () => {
    assert.equal(cityOf('America/New_York'), 'New York')
  })
})

describe('money on the page', () => {
  it('has as many decimals as the currency', () => {
    assert.equal(english.money(125_050, 'USD'), 'US$1,250.50')
    assert.equal(english.money(1_250, 'JPY'), 'JP¥1,250')
    assert.equal(chinese.money(125_050, 'CNY'), '¥1,250.50')
  })
})
