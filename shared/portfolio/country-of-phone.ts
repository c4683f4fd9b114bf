import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { stateOfNumber } from '../time/phone-zones.ts'

let soleCountries: ReadonlyMap<string, string> | undefined

/**
 * The country of a number in E.164 form; undefined for one that belongs to none, such as a satellite's. A number is parsed only where
 * countries share its calling code and no area code tells them apart: parsing takes a hundred times as long.
 */
export function countryOfPhone(number: string): string | undefined {
  const state = stateOfNumber(number)
  if (state !== undefined) return state.slice(0, 2)
  soleCountries ??= countriesByCode()
  for (const length of [2, 3, 4]) {
    const country = soleCountries.get(number.slice(1, length))
    if (country !== undefined) return country
  }
  return parsePhoneNumberFromString(number)?.country
}

/** Countries that share their calling code with nobody. */
function countriesByCode(): ReadonlyMap<string, string> {
  const byCode = Map.groupBy(getCountries(), (country) => `${getCountryCallingCode(country)}`)
  return new Map(
    [...byCode].flatMap(([code, [country, ...others]]): [string, string][] =>
      country === undefined || others.length > 0 ? [] : [[code, country]],
    ),
  )
}
