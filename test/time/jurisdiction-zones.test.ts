import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distinctZones } from '../../shared/time/distinct-zones.ts'
import { zonesOf } from '../../shared/time/jurisdiction-zones.ts'
import { SUBDIVISION_ZONES } from '../../shared/time/subdivision-zones.ts'
import { findZone, type Zone } from '../../shared/time/zone.ts'

const zones = (code: string): readonly Zone[] => zonesOf(code).map((name) => findZone(name) ?? assert.fail(name))

test('a country has its zones under their current names', () => {
  assert.deepEqual(zonesOf('NG'), ['Africa/Lagos'])
  assert.deepEqual(zonesOf('GB'), ['Europe/London'])
  assert.deepEqual(zonesOf('IN'), ['Asia/Kolkata'])
  assert.deepEqual(zonesOf('ID').toSorted(), ['Asia/Jakarta', 'Asia/Jayapura', 'Asia/Makassar', 'Asia/Pontianak'])
  assert.ok(zonesOf('US').includes('Pacific/Honolulu'))
})

test('all of mainland China keeps Beijing time', () => {
  assert.deepEqual(zonesOf('CN'), ['Asia/Shanghai'])
})

test('a state of a country with several zones has its own, another part those of the country', () => {
  assert.deepEqual(zonesOf('US-FL'), ['America/New_York', 'America/Chicago'])
  assert.deepEqual(zonesOf('US-NYC'), ['America/New_York'])
  assert.deepEqual(zonesOf('US-TX'), ['America/Chicago', 'America/Denver'])
  assert.deepEqual(zonesOf('AU-SA'), ['Australia/Adelaide'])
  assert.deepEqual(zonesOf('DE-BY'), zonesOf('DE'))
  assert.deepEqual(zonesOf('BR-SP'), zonesOf('BR'))
})

test('every zone of a state is one of its country', () => {
  for (const [place, names] of SUBDIVISION_ZONES) {
    const all = zones(place.slice(0, 2)).map(({ name }) => name)
    for (const name of names) assert.ok(all.includes(findZone(name)?.name ?? ''), `${name} of ${place}`)
  }
})

test('an unknown country has no zones', () => {
  for (const code of ['', 'ZZ', 'EU', 'USA', 'us', 'toString']) assert.deepEqual(zonesOf(code), [])
})

test('every zone of every country can be found', () => {
  for (const code of ['US', 'AU', 'RU', 'BR', 'CA', 'MX', 'ID', 'KI', 'AQ']) assert.ok(zones(code).length > 2, code)
})

test('zones that keep the same time from now on count once', () => {
  const clocks = distinctZones(zones('US'), Date.UTC(2026, 0, 1)).map((zone) => zone.name)
  assert.equal(clocks.length, 8)
  assert.ok(clocks.includes('America/Phoenix') && clocks.includes('Pacific/Honolulu'))
  assert.equal(distinctZones(zones('US'), Date.UTC(2010, 0, 1)).length > 8, true)
})
