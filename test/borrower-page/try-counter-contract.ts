import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TryCounter } from '../../shared/borrower-page/try-counter.ts'

export const NOW = Date.UTC(2026, 10, 27, 9)

/** What counting tries promises, in memory and on DynamoDB alike. */
export function tryCounterContract(where: string, open: () => Promise<TryCounter>): void {
  describe(`tries ${where}`, () => {
    const once = { count: 1, lockedUntil: NOW }

    test('nobody has tried until somebody does', async () => {
      const tries = await open()
      assert.equal(await tries.read('a'), undefined)
      assert.equal(await tries.write('a', 0, once, NOW + 1000), true)
      assert.deepEqual(await tries.read('a'), once)
      assert.equal(await tries.read('b'), undefined)
    })

    test('of two tries that saw the same count, one is counted', async () => {
      const tries = await open()
      const twice = { count: 2, lockedUntil: NOW + 60_000 }
      await tries.write('a', 0, once, NOW + 1000)
      const written = await Promise.all([
        tries.write('a', 1, twice, NOW + 1000),
        tries.write('a', 1, twice, NOW + 1000),
      ])
      assert.deepEqual(written.toSorted(), [false, true])
      assert.equal(await tries.write('a', 0, once, NOW + 1000), false)
      assert.deepEqual(await tries.read('a'), twice)
    })

    test('what is forgotten begins anew', async () => {
      const tries = await open()
      await tries.write('a', 0, once, NOW + 1000)
      await tries.clear('a')
      await tries.clear('never')
      assert.equal(await tries.write('a', 0, once, NOW + 1000), true)
    })
  })
}
