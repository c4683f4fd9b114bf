import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { bundle } from '../../../infra/bundling/bundle.ts'
import type * as AddressModule from '../../../shared/portfolio/address.ts'

const folder = mkdtempSync(join(tmpdir(), 'duewell-asked-'))
after(() => rmSync(folder, { recursive: true }))
const entry = join(folder, 'entry.ts')
writeFileSync(entry, `export * from '${resolve('shared/portfolio/address.ts')}'`)
const { outputs } = await bundle(entry, folder)

test('what reads phone numbers lies beside the bundle and is loaded with the first number, not before', async () => {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs))
  assert.deepEqual(
    inputs.filter((input) => input.includes('node_modules/libphonenumber-js')),
    [],
  )
  const reading = join(folder, 'phone-numbers.mjs')
  const away = join(folder, 'away.mjs')
  renameSync(reading, away)
  const { readEmail, readPhone } = (await import(pathToFileURL(join(folder, 'index.mjs')).href)) as typeof AddressModule
  const row = { cells: { phone: '0803 000 0000', email: 'Robin@Example.com' } } as unknown as Parameters<
    typeof readPhone
  >[0]
  assert.equal(readEmail(row), 'robin@example.com')
  assert.throws(() => readPhone(row, 'NG'), { code: 'MODULE_NOT_FOUND' })
  renameSync(away, reading)
  assert.equal(readPhone(row, 'NG'), '+2348030000000')
})
