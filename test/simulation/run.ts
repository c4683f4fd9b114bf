import { parseArgs } from 'node:util'
import { runSeeds, type SeedRun } from './run-seeds.ts'
import { shrink } from './shrink.ts'
import { simulate } from './simulate.ts'
import { traceLine } from './trace.ts'

/*
 * npm run simulate:faults -- --seeds 1000            a thousand fresh seeds
 * npm run simulate:faults -- --seed 7 [--trace]      one seed, as it was
 * npm run simulate:faults -- --seed 7 --shrink       and the fewest faults that still fail
 * npm run simulate:faults -- --borrower-years 1000000   for a night, or for as many as it takes
 */

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: false },
    'borrower-years': { type: 'string' },
  },
})

if (values.seed !== undefined) await one(Number(values.seed))
else await many()

async function one(seed: number): Promise<void> {
  const run = await simulate({ seed })
  console.log(
    `seed ${seed}: ${run.borrowers} borrowers, ${run.days} days, ${run.sent} messages, ${run.happened.length} faults and deeds`,
  )
  const only = values.shrink && run.failures.length > 0 ? new Set(await shrink({ seed }, run)) : undefined
  if (only !== undefined) {
    console.log(`It takes ${only.size} of them:`)
    for (const name of only) console.log(`  ${name}`)
  }
  if (values.trace) {
    const tell = (at: number, what: string, more: object) => {
      const line = traceLine(at, what, more)
      if (line !== undefined) console.log(line)
    }
    await simulate({ seed, only, tell })
  }
  for (const { promise, at, why } of run.failures)
    console.log(`BROKEN ${promise}, ${new Date(at).toISOString()}: ${why}`)
  process.exit(run.failures.length > 0 ? 1 : 0)
}

async function many(): Promise<void> {
  const years = values['borrower-years'] === undefined ? undefined : Number(values['borrower-years'])
  const first = values.from === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.from)
  const count = years === undefined ? Number(values.seeds) : Number.POSITIVE_INFINITY
  const began = Date.now()
  const sum = { runs: 0, days: 0, sent: 0, happened: 0 }
  const broken: SeedRun[] = []
  await runSeeds(
    seedsFrom(first, count),
    (run) => {
      sum.runs += 1
      sum.days += run.borrowers * run.days
      sum.sent += run.sent
      sum.happened += run.happened
      if (run.failures.length > 0) broken.push(run)
      if (sum.runs % 1_000 === 0)
        console.log(`${sum.runs} runs, ${Math.round(sum.days / 365)} borrower-years, ${broken.length} broken`)
    },
    () => broken.length < 10 && (years === undefined || sum.days / 365 < years),
  )
  for (const { seed, failures } of broken.sort((a, b) => a.seed - b.seed)) {
    const [{ promise, at, why }] = failures as [(typeof failures)[number]]
    console.log(`BROKEN seed ${seed}: ${promise}, ${new Date(at).toISOString()}: ${why}`)
    console.log(`  npm run simulate:faults -- --seed ${seed} --shrink --trace`)
  }
  const seconds = (Date.now() - began) / 1_000
  console.log(
    `${sum.runs} seeds from ${first}: ${(sum.days / 365).toFixed(0)} borrower-years, ${sum.sent} messages, ` +
      `${sum.happened} faults and deeds, ${broken.length} broken, in ${seconds.toFixed(0)} s (${(sum.runs / seconds).toFixed(1)} runs a second)`,
  )
  process.exit(broken.length > 0 ? 1 : 0)
}

function* seedsFrom(first: number, count: number): Iterable<number> {
  for (let at = 0; at < count; at += 1) yield first + at
}
