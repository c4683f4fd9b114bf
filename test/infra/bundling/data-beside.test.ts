import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { bundle } from '../../../infra/bundling/bundle.ts'
import type * as AddressModule from '../../../shared/portfolio/address.ts'

const folder = mkdtempSync(join(tmpdir(), 'duewell-beside-'))
after(() => rmSync(folder, { recursive: true }))
const entry = join(folder, 'entry.ts')
writeFileSync(entry, `export * from '${resolve('shared/portfolio/address.ts')}'`)
await bundle(entry, folder)

test('the numbering plans are read beside the bundle for the first number, and not before', async () => {
  const plans = join(folder, 'metadata.min.json')
  const away = join(folder, 'away.json')
  assert.ok(existsSync(plans))
  renameSync(plans, away)
  const { readPhone } = (await import(pathToFileURL(join(folder, 'index.mjs')).href)) as typeof AddressModule
  const row = { cells: { phone: '0803 000 0000' } } as unknown as Parameters<typeof readPhone>[0]
  assert.throws(() => readPhone(row, 'NG'), { code: 'ENOENT' })
  renameSync(away, plans)
  assert.equal(readPhone(row, 'NG'), '+2348030000000')
})
