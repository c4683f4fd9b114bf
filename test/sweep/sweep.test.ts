import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Channel } from '../../shared/case/channel.ts'
import { type Moved, type SweepWork, sweep } from '../../shared/sweep/sweep.ts'
import { HOUR } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aHold, aLoan, aPlan, aPolicy, at, day } from '../case/factories.ts'
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

const missed = { id: '1', dueOn: day('2026-11-01'), amount: 120_000 }
const twenty = Array.from({ length: 20 }, (_, n) => overdue(`b-${n}`))

test('every case that is wrong is driven once, whatever the plan says', async () => {
  const { run, driven } = sweeping(twenty)
  const { scanned, driven: count, left } = await run()
  assert.deepEqual([scanned, count, left], [20, 20, 0])
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
  const { driven, left } = await behind.run()
  assert.deepEqual([driven, left], [0, 20])
  const late = sweeping(twenty, { sms: 3_600, email: 9_999 })
  assert.equal((await late.run()).driven, 20)
})

test('a case that fails to be driven is left to the next sweep and holds up no other', async () => {
  const { run } = sweeping(twenty)
  const drive = async ({ borrower }: Moved) => {
    if (borrower === 'b-3') throw new Error('throttled')
  }
  const { driven, left } = await run({ drive })
  assert.deepEqual([driven, left], [19, 1])
})

test('a sweep counts where every borrower of a segment stands, over as many messages as it takes', async () => {
  const cases = [
    overdue('b-upcoming'),
    aCase({ borrower: aBorrower({ id: 'b-owes' }), loans: [aLoan({ instalments: [missed] })] }),
    aCase({ borrower: aBorrower({ id: 'b-rests' }), holds: [aHold()] }),
    aCase({ borrower: aBorrower({ id: 'b-paid' }), loans: [aLoan({ status: 'paid' })] }),
  ]
  const { run } = sweeping(cases)
  let looks = 0
  const half = await run({ goOn: () => ++looks <= 2 })
  assert.equal(half.after, 'b-owes')
  const whole = await run({ after: 'b-owes', counted: half.states })
  assert.deepEqual(whole.states, { upcoming: 1, due: 0, overdue: 1, paused: 1, settled: 1 })
})
