import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  parseEpochTimestamp,
  parseRfc3339DateTime,
  parseRfc7231DateTime,
} from '../../../infra/bundling/stand-ins/aws-dates.ts'

const AT = new Date(Date.UTC(2026, 10, 2, 9, 0, 0, 250))

test('the instants that AWS writes are read in each of their forms', () => {
  assert.deepEqual(parseEpochTimestamp(1_793_610_000.25), AT)
  assert.deepEqual(parseEpochTimestamp('1793610000.25'), AT)
  assert.deepEqual(parseRfc3339DateTime('2026-11-02T09:00:00.250Z'), AT)
  assert.deepEqual(parseRfc3339DateTime('2026-11-02T17:00:00.250+08:00'), AT)
  assert.deepEqual(parseRfc7231DateTime('Mon, 02 Nov 2026 09:00:00 GMT'), new Date(Date.UTC(2026, 10, 2, 9)))
})

test('an instant that is not there is none, and one that is no instant is refused', () => {
  assert.equal(parseEpochTimestamp(undefined), undefined)
  assert.throws(() => parseRfc3339DateTime('yesterday'), TypeError)
})
