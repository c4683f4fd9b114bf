import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

test('training again gives the model that is shipped', () => {
  const shipped = new URL('../../../shared/replies/model/reply-model.generated.json', import.meta.url)
  const before = readFileSync(shipped, 'utf8')
  const script = fileURLToPath(new URL('../../../shared/replies/model/build-model.ts', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  assert.equal(readFileSync(shipped, 'utf8'), before)
})
