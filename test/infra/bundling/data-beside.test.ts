import assert from 'node:assert/strict'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bundledAddresses } from './bundled-addresses.ts'

const { folder, start, row } = await bundledAddresses()

test('the numbering plans are read beside the bundle for the first number, and not before', async () => {
  const plans = join(folder, 'metadata.min.json')
  const away = join(folder, 'away.json')
  assert.ok(existsSync(plans))
  renameSync(plans, away)
  const { readPhone } = await start()
  assert.throws(() => readPhone(row, 'NG'), { code: 'ENOENT' })
  renameSync(away, plans)
  assert.equal(readPhone(row, 'NG'), '+2348030000000')
})
