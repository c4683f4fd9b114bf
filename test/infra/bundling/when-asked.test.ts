import assert from 'node:assert/strict'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bundledAddresses } from './bundled-addresses.ts'

const { folder, outputs, start, row } = await bundledAddresses()

test('what reads phone numbers lies beside the bundle and is loaded with the first number, not before', async () => {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs))
  assert.deepEqual(
    inputs.filter((input) => input.includes('node_modules/libphonenumber-js')),
    [],
  )
  const reading = join(folder, 'phone-numbers.mjs')
  const away = join(folder, 'away.mjs')
  renameSync(reading, away)
  const { readEmail, readPhone } = await start()
  assert.equal(readEmail(row), 'robin@example.com')
  assert.throws(() => readPhone(row, 'NG'), { code: 'MODULE_NOT_FOUND' })
  renameSync(away, reading)
  assert.equal(readPhone(row, 'NG'), '+2348030000000')
})
