import { AREA_CODES, PHONE_ZONES } from './phone-zones.generated.ts'

let zonesByPrefix: ReadonlyMap<string, string> | undefined
let placesByArea: ReadonlyMap<string, string> | undefined

/**
 * The zones that the prefix of a phone number (E.164) is from; undefined where it tells no more than the country, as a mobile number does
 * in most of the world.
 */
export function zonesOfNumber(number: string): readonly string[] | undefined {
  zonesByPrefix ??= byKey(PHONE_ZONES)
  for (let length = number.length; length > 1; length -= 1) {
    const names = zonesByPrefix.get(number.slice(1, length))
    if (names !== undefined) return names.split('&')
  }
  return undefined
}

/** The state or province of a number's area code, such as `US-CA`: North America's alone, whose mobile numbers have them too. */
export function stateOfNumber(number: string): string | undefined {
  placesByArea ??= byKey(AREA_CODES)
  return number.startsWith('+1') ? placesByArea.get(number.slice(2, 5)) : undefined
}

function byKey(lines: string): ReadonlyMap<string, string> {
  return new Map(
    lines
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [value = '', ...keys] = line.split(' ')
        return keys.map((key): [string, string] => [key, value])
      }),
  )
}
