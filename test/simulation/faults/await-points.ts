import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { Everywhere } from '../coverage/everywhere.ts'
import { followAwaits } from '../coverage/follow-awaits.ts'
import { NEVER_KILLED } from '../coverage/never-killed.ts'
import { SCENES } from '../coverage/scenes.ts'

describe('functions killed in the middle', () => {
  let all: readonly string[] = []
  let left: readonly string[] = []
  const broken: object[] = []

  before(async () => {
    all = await followAwaits()
    const everywhere = new Everywhere(all)
    // Only now, since what it loads is to be followed.
    const { simulate } = await import('../simulate.ts')
    for (const { seed, weather, atOnce } of SCENES) {
      everywhere.atOnce = atOnce
      const { failures } = await simulate({ seed, weather, killer: everywhere })
      broken.push(...failures.map((failure) => ({ seed, ...failure })))
    }
    left = everywhere.left
    console.log(`${all.length} awaits, killed at ${all.length - left.length}; never at:\n  ${left.join('\n  ')}`)
  })

  test('keep every promise', () => {
    assert.deepEqual(broken, [])
  })

  test('were killed at every await that is not listed with its reason', () => {
    assert.deepEqual(
      left.filter((point) => !NEVER_KILLED.has(point)),
      [],
    )
  })

  test('were killed at no await that is listed as never killed', () => {
    assert.deepEqual(
      [...NEVER_KILLED.keys()].filter((point) => !left.includes(point)),
      [],
    )
  })
})
