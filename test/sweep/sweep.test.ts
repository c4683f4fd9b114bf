import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Channel } from '../../shared/case/channel.ts'
import { type Moved, type SweepWork, sweep } from '../../shared/sweep/sweep.ts'
import { HOUR } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aPlan, aPolicy, at } from '../case/factories.ts'
import { LIVE } from '../reconcile/room-factory.ts'

const due = at('2026-11-07T09:00:00+08:00')
const policy = aPolicy()
const overdue = (id: string): CaseFile =>
  aCase({ borrower: aBorrower({ id }), plan: aPlan({ arm: 'all', next: due, alarm: due }) })

function sweeping(cases: readonly CaseFile[], ages: Partial<Record<Channel, number>> = {}) {
  const driven: Moved[] = []
  const ports = {
    scan: {
      async *scan(segment: number, of: number, after?: string) {
        const mine = cases.filter((_, at) => at % of === segment)
        const from = after === undefined ? 0 : mine.findIndex(({ borrower }) => borrower.id === after) + 1
        yield* mine.slice(from)
      },
    },
    control: { standing: async () => LIVE, pause: async () => {} },
    clock: { now: () => due + HOUR },
    ages: { oldest: async (channel: Channel) => ages[channel] ?? 0 },
  }
  const run = (work: Partial<SweepWork> = {}) =>
    sweep(
      {
        segment: 0,
        of: 1,
        periodSeconds: 3_600,
        goOn: () => true,
        drive: async (moved) => void driven.push(moved),
        ...work,
      },
      policy,
      ports,
    )
  return { run, driven }
}

const twenty = Array.from({ length: 20 }, (_, n) => overdue(`b-${n}`))

test('every case that is wrong is driven once, whatever the plan says', async () => {
  const { run, driven } = sweeping(twenty)
  assert.deepEqual(await run(), { scanned: 20, driven: 20, left: 0 })
  assert.equal(new Set(driven.map(({ borrower }) => borrower)).size, 20)
})

test('the segments together are the whole', async () => {
  const { run, driven } = sweeping(twenty)
  for (const segment of [0, 1, 2]) await run({ segment, of: 3 })
  assert.equal(new Set(driven.map(({ borrower }) => borrower)).size, 20)
})

test('a segment that runs out of time goes on behind the last case that was looked at, and misses none', async () => {
  const { run, driven } = sweeping(twenty)
  let after: string | undefined
  let parts = 0
  do {
    let looks = 0
    const swept = await run({ ...(after !== undefined && { after }), goOn: () => ++looks <= 7 })
    after = swept.after
    parts += 1
  } while (after !== undefined)
  assert.equal(parts, 3)
  assert.equal(driven.length, 20)
  assert.equal(new Set(driven.map(({ borrower }) => borrower)).size, 20)
})

test('a channel whose queue is a period behind gets no message more', async () => {
  const behind = sweeping(twenty, { sms: 3_601 })
  assert.deepEqual(await behind.run(), { scanned: 20, driven: 0, left: 20 })
  const late = sweeping(twenty, { sms: 3_600, email: 9_999 })
  assert.equal((await late.run()).driven, 20)
})

test('a case that fails to be driven is left to the next sweep and holds up no other', async () => {
  const { run } = sweeping(twenty)
  const drive = async ({ borrower }: Moved) => {
    if (borrower === 'b-3') throw new Error('throttled')
  }
  assert.deepEqual(await run({ drive }), { scanned: 20, driven: 19, left: 1 })
})
