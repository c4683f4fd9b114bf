import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { holidaysSource } from '../../shared/time/generate-holidays.ts'

test('the holiday table is what the generator makes of the pinned libraries', () => {
  const checkedIn = readFileSync(new URL('../../shared/time/holidays.generated.ts', import.meta.url), 'utf8')
  assert.equal(holidaysSource(), checkedIn)
})
