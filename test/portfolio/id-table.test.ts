import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IdTable } from '../../shared/portfolio/id-table.ts'

test('keeps the first number of each id, through all its growth', () => {
  const table = new IdTable()
  for (let n = 0; n < 200_000; n += 1) assert.equal(table.add(`loan:B${n >> 1}/L${n}`, n), undefined)
  assert.equal(table.size, 200_000)
  for (let n = 0; n < 200_000; n += 999) assert.equal(table.add(`loan:B${n >> 1}/L${n}`, 7), n)
  assert.equal(table.get('loan:B0/L1x'), undefined)
})
