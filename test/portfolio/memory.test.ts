import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

test('memory stays flat over a file of any length: what is kept is the ids, at some dozens of bytes each', () => {
  const script = fileURLToPath(new URL('measure-import.ts', import.meta.url))
  const run = spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=64', script], { encoding: 'utf8' })
  assert.equal(run.status, 0, run.stderr)
  const { rows, heapGrowth, keptBytesARow } = JSON.parse(run.stdout) as Record<string, number>
  assert.equal(rows, 300_000)
  // The file itself is about 30 MB, and understood as objects several times that.
  assert.ok(
    (heapGrowth ?? Infinity) < 4 * 2 ** 20,
    `the heap grew by ${heapGrowth} bytes between the first and the last tenth`,
  )
  assert.ok((keptBytesARow ?? Infinity) < 200, `${keptBytesARow} bytes are kept a row`)
})
