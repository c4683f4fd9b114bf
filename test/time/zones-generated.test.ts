import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { MINUTE } from '../../shared/time/instant.ts'
import { intlTransitions } from '../../shared/time/intl-transitions.ts'
import { decodeSegments, zoneRows } from '../../shared/time/zone-table.ts'
import { oracleApplies } from './temporal-clock.ts'

// Generating the whole table takes ten seconds; every fifteenth zone takes less than one.
test('the table is what the generator finds in this Node', { skip: !oracleApplies }, () => {
  for (const row of zoneRows().filter((_, index) => index % 15 === 0)) {
    const { initial, transitions } = intlTransitions(row.name)
    const segments = decodeSegments(row)
    const expected = transitions.map((transition) => [transition.at * MINUTE, transition.offset * MINUTE])
    const changes = expected.map((_, index) => [segments.starts[index + 1], segments.offsets[index + 1]])
    assert.equal(segments.offsets[0], initial * MINUTE, row.name)
    assert.equal(segments.last, transitions.length, row.name)
    assert.deepEqual(changes, expected, row.name)
  }
})

test('the table stays small enough to be bundled', () => {
  assert.ok(readFileSync(new URL('../../shared/time/zones.generated.ts', import.meta.url)).length < 60_000)
})
