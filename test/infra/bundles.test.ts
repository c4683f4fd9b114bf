import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { duewellApp } from '../../infra/duewell-app.ts'

const BUDGET_KB = 350

const outdir = mkdtempSync(join(tmpdir(), 'duewell-'))
after(() => rmSync(outdir, { recursive: true }))

// The one synth in the tests that really bundles. It needs no account, no credentials and no network.
duewellApp({ outdir, context: { stage: 'prod' } }).app.synth()
const bundles = readdirSync(outdir)
  .filter((name) => name.startsWith('asset.'))
  .map((name) => join(outdir, name, 'index.mjs'))

test('functions of one folder share one bundle', () => {
  assert.equal(bundles.length, 2)
})

test(`every bundle is at most ${BUDGET_KB} KB, for the sake of cold starts`, (t) => {
  for (const bundle of bundles) {
    const kilobytes = statSync(bundle).size / 1024
    t.diagnostic(`${kilobytes.toFixed(0)} KB`)
    assert.ok(kilobytes <= BUDGET_KB, `${kilobytes.toFixed(0)} KB`)
  }
})

test('a function refuses to start while it has nothing to work with, rather than lose what it is given', async () => {
  process.env.CHANNEL = 'sms'
  for (const bundle of bundles) {
    await assert.rejects(import(pathToFileURL(bundle).href), { name: 'AdaptersMissingError', message: /npm start/ })
  }
})
