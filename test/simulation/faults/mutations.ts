import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DOOR_MUTATIONS, FOUND_AT_DOORS } from '../mutations/door-mutations.ts'
import { FOUND, MUTATIONS, type Mutation } from '../mutations/mutations.ts'

const MUTATE = fileURLToPath(new URL('../mutations/mutate.ts', import.meta.url))

/** Each in a process of its own, which rewrites the product as it loads it. */
function caught(args: readonly string[]): Promise<{ readonly seeds: number; readonly seed: number | null }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [MUTATE, ...args], (error, out, complaints) => {
      const line = out.trim().split('\n').at(-1) ?? ''
      if (line.startsWith('{')) resolve(JSON.parse(line))
      else reject(new Error(`${error?.message ?? ''} ${complaints}`))
    })
  })
}

function testCaught({ name, within, withoutSweep }: Mutation): void {
  test(`"${name}" is caught within ${within} seeds`, async () => {
    const { seeds, seed } = await caught([name, String(within)])
    assert.notEqual(seed, null, `nothing was noticed in ${seeds} seeds`)
  })
  if (withoutSweep === undefined) return
  test(`"${name}" is caught with the sweep off and nothing lost, within ${withoutSweep} seeds`, async () => {
    const { seeds, seed } = await caught([name, String(withoutSweep), 'sweep-off'])
    assert.notEqual(seed, null, `nothing was noticed in ${seeds} seeds`)
  })
}

describe('a break of the product', { concurrency: 2 }, () => {
  for (const mutation of [...MUTATIONS, ...DOOR_MUTATIONS]) testCaught(mutation)
})

describe('a fault that was found and mended, let in again', { concurrency: 2 }, () => {
  for (const mutation of [...FOUND, ...FOUND_AT_DOORS]) testCaught(mutation)
})
