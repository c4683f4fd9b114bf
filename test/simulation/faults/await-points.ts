import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type AwaitPoint, awaitPoints, awaitsIn } from '../coverage/await-points.ts'
import { NEVER } from '../coverage/never-killed.ts'
import { simulate } from '../simulate.ts'

const SEEDS = 120
/** As far as the outermost handler, through everything that waits for what it waits for. */
const DEEP = 40

describe('a function killed in the middle', () => {
  const all = awaitPoints()
  const killed = new Set<AwaitPoint>()

  before(async () => {
    const usual = Error.stackTraceLimit
    Error.stackTraceLimit = DEEP
    const killedAt = (_: string, site: Error) => {
      for (const point of awaitsIn(site.stack ?? '')) killed.add(point)
    }
    for (let at = 0; at < SEEDS; at += 1) await simulate({ seed: 50_000 + at, killedAt, weather: KILLING })
    Error.stackTraceLimit = usual
  })

  test('was killed at every await of every handler and of all that runs behind them', () => {
    const never = all.filter((point) => !killed.has(point) && !isExcused(point))
    console.log(`${all.length} awaits, of which ${all.length - never.length} were killed or are excused`)
    assert.deepEqual(never, [])
  })

  test('was killed at no await that the list does not know', () => {
    const lines = new Set(all)
    const files = new Set(all.map(fileOf))
    const unknown = [...killed].filter(
      (point) => files.has(fileOf(point)) && !lines.has(point) && !isCallOf(point, lines),
    )
    assert.deepEqual(
      unknown.filter((point) => point.includes('handler.ts')),
      [],
    )
  })
})

const KILLING = { kill: 0.03, providerFault: 0.2, loses: true }

function fileOf(point: AwaitPoint): string {
  return point.slice(0, point.lastIndexOf(':'))
}

/** A call that spans lines, or is made in a function that itself does not wait. */
function isCallOf(point: AwaitPoint, lines: ReadonlySet<AwaitPoint>): boolean {
  const at = Number(point.slice(point.lastIndexOf(':') + 1))
  return [1, 2, 3, 4, 5, 6].some((back) => lines.has(`${fileOf(point)}:${at - back}`))
}

function isExcused(point: AwaitPoint): boolean {
  return NEVER.some(({ file }) => point.startsWith(file))
}
