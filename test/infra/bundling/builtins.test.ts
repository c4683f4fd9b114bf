import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { bundle } from '../../../infra/bundling/bundle.ts'

/** What the SDK draws its UUIDs with. */
const SERDE = resolve('node_modules/@smithy/core/dist-es/submodules/serde/index.js')

const folder = mkdtempSync(join(tmpdir(), 'duewell-builtins-'))
after(() => rmSync(folder, { recursive: true }))
const entry = join(folder, 'entry.ts')
writeFileSync(
  entry,
  `import { createHash, randomUUID as draw } from 'node:crypto'
import fs, { readFileSync } from 'node:fs'
import * as http from 'node:http'
import { v4 } from '${SERDE}'
const digest = createHash('sha256').update('a').digest('hex')
const later = await import('node:http')
const facts = { digest, same: fs.readFileSync === readFileSync && http.request === later.default.request }
console.log(JSON.stringify({ ...facts, drawn: [draw(), v4()], loaded: process.moduleLoadList }))`,
)
await bundle(entry, folder)

test('a bundle takes from Node what it uses, and Node loads nothing else for it', () => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'index.mjs')], { encoding: 'utf8' })
  const { digest, same, drawn, loaded } = JSON.parse(stdout || assert.fail(stderr))
  assert.match(digest, /^ca978112/)
  assert.ok(same)
  for (const uuid of drawn) assert.match(uuid, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  const all: readonly string[] = loaded
  assert.ok(all.includes('NativeModule http'))
  const unasked = /undici|internal\/(fs\/promises|readline\/interface|crypto\/webcrypto)$/
  assert.deepEqual(
    all.filter((name) => unasked.test(name)),
    [],
  )
})

test('no bundle links Node’s modules as ES modules', () => {
  assert.doesNotMatch(readFileSync(join(folder, 'index.mjs'), 'utf8'), /from\s*"node:/)
})
