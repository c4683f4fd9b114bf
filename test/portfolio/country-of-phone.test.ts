import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import examples from 'libphonenumber-js/mobile/examples'
import { countryOfPhone } from '../../shared/portfolio/country-of-phone.ts'

test('the country of a mobile number of every country is the one that it is parsed to', () => {
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples)
    if (example === undefined) continue
    assert.equal(countryOfPhone(example.number), parsePhoneNumberFromString(example.number)?.country, country)
  }
})

test('a number of no country has none', () => {
  assert.equal(countryOfPhone('+881612345678'), undefined)
})
