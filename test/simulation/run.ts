import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { runSeeds } from './run-seeds.ts'
import { shrink } from './shrink.ts'
import { simulate } from './simulate.ts'
import { Tally } from './tally.ts'
import { traceLine } from './trace.ts'
import { SHORT_DAYS, YEAR_DAYS } from './world/calendar.ts'

/*
 * npm run simulate:faults -- --seeds 1000               a thousand fresh seeds
 * npm run simulate:faults -- --seed 7 [--trace]         one seed, as it was
 * npm run simulate:faults -- --seed 7 --shrink          and the fewest faults that still fail
 * npm run simulate:faults -- --borrower-years 1000000   for a night, or for as many as it takes
 *
 * --days says how long each run lasts: 35 where seeds are counted, a year where borrower-years are.
 */

const TELLS_EVERY_MS = 60_000
/** After so many broken seeds there is something to mend first. */
const ENOUGH_BROKEN = 10

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string' },
    seed: { type: 'string' },
    days: { type: 'string' },
    trace: { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: false },
    'borrower-years': { type: 'string' },
  },
})

const years = values['borrower-years'] === undefined ? undefined : Number(values['borrower-years'])
const days = Number(values.days ?? (years === undefined ? SHORT_DAYS : YEAR_DAYS))

if (values.seed !== undefined) await one(Number(values.seed))
else await many()

async function one(seed: number): Promise<void> {
  const run = await simulate({ seed, days })
  console.log(
    `seed ${seed}: ${run.borrowers} borrowers, ${run.days} days, ${run.sent} messages, ${run.happened.length} faults and deeds`,
  )
  const only = values.shrink && run.failures.length > 0 ? new Set(await shrink({ seed, days }, run)) : undefined
  if (only !== undefined) {
    console.log(`It takes ${only.size} of them:`)
    for (const name of only) console.log(`  ${name}`)
  }
  if (values.trace) {
    const tell = (at: number, what: string, more: object) => {
      const line = traceLine(at, what, more)
      if (line !== undefined) console.log(line)
    }
    await simulate({ seed, days, only, tell })
  }
  for (const { promise, at, why } of run.failures)
    console.log(`BROKEN ${promise}, ${new Date(at).toISOString()}: ${why}`)
  process.exit(run.failures.length > 0 ? 1 : 0)
}

async function many(): Promise<void> {
  const first = values.from === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.from)
  const count = years === undefined ? Number(values.seeds) : Number.POSITIVE_INFINITY
  const tally = new Tally(Date.now())
  const tell = () => console.log(tally.line(Date.now()))
  console.log(`Seeds from ${first}, ${days} days each, on ${availableParallelism()} cores.`)
  const telling = setInterval(tell, TELLS_EVERY_MS)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      tell()
      process.exit(1)
    })
  }
  await runSeeds({
    seeds: seedsFrom(first, count),
    days,
    onRun: (run) => {
      tally.add(run)
      const [failure] = run.failures
      if (failure === undefined) return
      console.log(`BROKEN seed ${run.seed}: ${failure.promise}, ${new Date(failure.at).toISOString()}: ${failure.why}`)
      console.log(`  npm run simulate:faults -- --seed ${run.seed} --days ${days} --shrink --trace`)
    },
    goOn: () => tally.broken < ENOUGH_BROKEN && (years === undefined || tally.years < years),
  })
  clearInterval(telling)
  tell()
  process.exit(tally.broken > 0 ? 1 : 0)
}

function* seedsFrom(first: number, count: number): Iterable<number> {
  for (let at = 0; at < count; at += 1) yield first + at
}
