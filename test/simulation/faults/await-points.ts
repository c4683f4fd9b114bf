import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type AwaitPoint, awaitPoints, awaitsIn } from '../coverage/await-points.ts'
import { everywhere } from '../coverage/everywhere.ts'
import { simulate } from '../simulate.ts'

const SEEDS = 60
/** As far as the outermost handler, through everything that waits for what it waits for. */
const DEEP = 40
/** What is reached in so many seeds; the rest is printed. */
const SHARE = 0.7

describe('functions killed in the middle', () => {
  const all = awaitPoints()
  const killed = new Set<AwaitPoint>()

  before(async () => {
    const usual = Error.stackTraceLimit
    Error.stackTraceLimit = DEEP
    const killAt = everywhere()
    const killedAt = (_: string, site: Error) => {
      for (const point of awaitsIn(site.stack ?? '')) killed.add(point)
    }
    for (let at = 0; at < SEEDS; at += 1)
      await simulate({ seed: 50_000 + at, killAt, killedAt, weather: { providerFault: 0.2 } })
    Error.stackTraceLimit = usual
  })

  test('were killed at most of the awaits of the handlers and of all that runs behind them', () => {
    const never = all.filter((point) => !killed.has(point))
    console.log(`${all.length} awaits, killed at ${all.length - never.length}; never at:\n  ${never.join('\n  ')}`)
    assert.ok(all.length - never.length >= SHARE * all.length)
  })

  test('were killed at no await of a handler that the list does not know', () => {
    const lines = new Set(all)
    const unknown = [...killed].filter((point) => point.includes('/handler.ts:') && !isKnown(point, lines))
    assert.deepEqual(unknown, [])
  })
})

/** On its line, or on one that a call over several lines began or went on. */
function isKnown(point: AwaitPoint, lines: ReadonlySet<AwaitPoint>): boolean {
  const [, file = '', line = ''] = /^(.*):(\d+)$/.exec(point) ?? []
  return Array.from({ length: 13 }, (_, at) => `${file}:${Number(line) + at - 6}`).some((near) => lines.has(near))
}
