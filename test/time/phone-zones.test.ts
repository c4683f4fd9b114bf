import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AREA_CODES, PHONE_ZONES } from '../../shared/time/phone-zones.generated.ts'
import { stateOfNumber, zonesOfNumber } from '../../shared/time/phone-zones.ts'
import { SUBDIVISION_ZONES } from '../../shared/time/subdivision-zones.ts'
import { findZone } from '../../shared/time/zone.ts'

test('a number with a prefix of its place has the zones of that place', () => {
  for (const [number, zones] of [
    ['+12125550142', ['America/New_York']],
    ['+14155550142', ['America/Los_Angeles']],
    ['+18085550142', ['Pacific/Honolulu']],
    ['+16025550142', ['America/Phoenix']],
    ['+61298765432', ['Australia/Sydney']],
    ['+61887654321', ['Australia/Adelaide', 'Australia/Perth']],
    ['+74951234567', ['Europe/Moscow']],
    ['+551123456789', ['America/Sao_Paulo']],
  ] as const) {
    assert.deepEqual(zonesOfNumber(number), zones, number)
  }
})

test('a number that is tied to no place tells no more than its country', () => {
  for (const number of [
    '+61412345678',
    '+79161234567',
    '+8613800138000',
    '+447911123456',
    '+2348030000000',
    '+353851234567',
  ]) {
    assert.equal(zonesOfNumber(number), undefined, number)
  }
})

test('the longest prefix counts: the western part of a state has its own clock', () => {
  assert.deepEqual(zonesOfNumber('+12083345550'), ['America/Denver'])
  assert.deepEqual(zonesOfNumber('+12086645550'), ['America/Los_Angeles'])
})

test('an area code of North America names its state or province', () => {
  assert.equal(stateOfNumber('+12125550142'), 'US-NY')
  assert.equal(stateOfNumber('+13105550142'), 'US-CA')
  assert.equal(stateOfNumber('+13055550142'), 'US-FL')
  assert.equal(stateOfNumber('+14165550142'), 'CA-ON')
  for (const number of ['+18005550142', '+18765550142', '+4420794601', '+86212345678']) {
    assert.equal(stateOfNumber(number), undefined, number)
  }
})

test('every zone of the table is known, and every state with an area code is', () => {
  for (const line of PHONE_ZONES.trim().split('\n')) {
    for (const name of (line.split(' ')[0] ?? '').split('&')) assert.equal(findZone(name)?.name, name)
  }
  const states = AREA_CODES.trim()
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
  for (const state of states) assert.ok(SUBDIVISION_ZONES.has(state), state)
  assert.equal(states.filter((state) => state.startsWith('US-')).length, 51)
})
