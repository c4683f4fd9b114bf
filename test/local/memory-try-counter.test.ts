import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryTryCounter } from '../../shared/local/memory-try-counter.ts'
import { VirtualClock } from '../../shared/local/virtual-clock.ts'
import { NOW, tryCounterContract } from '../borrower-page/try-counter-contract.ts'

tryCounterContract('in memory', () => Promise.resolve(new MemoryTryCounter({ now: () => NOW })))

test('tries in memory are forgotten as soon as they may be', async () => {
  const clock = new VirtualClock(NOW)
  const tries = new MemoryTryCounter(clock)
  await tries.write('a', 0, { count: 1, lockedUntil: NOW }, NOW + 1000)
  clock.advanceTo(NOW + 1000)
  assert.equal(await tries.read('a'), undefined)
})
