import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after } from 'node:test'
import { pathToFileURL } from 'node:url'
import { bundle } from '../../../infra/bundling/bundle.ts'
import type * as AddressModule from '../../../shared/portfolio/address.ts'

/** What reads addresses out of a portfolio's rows, bundled into a folder that goes with the tests, and a row with both kinds. */
export async function bundledAddresses() {
  const folder = mkdtempSync(join(tmpdir(), 'duewell-addresses-'))
  after(() => rmSync(folder, { recursive: true }))
  const entry = join(folder, 'entry.ts')
  writeFileSync(entry, `export * from '${resolve('shared/portfolio/address.ts')}'`)
  const { outputs } = await bundle(entry, folder)
  const start = async () => (await import(pathToFileURL(join(folder, 'index.mjs')).href)) as typeof AddressModule
  const cells = { phone: '0803 000 0000', email: 'Robin@Example.com' }
  const row = { cells } as unknown as Parameters<typeof AddressModule.readPhone>[0]
  return { folder, outputs, start, row }
}
