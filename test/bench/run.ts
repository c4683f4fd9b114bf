/**
 * `npm run bench`: every bar that the project holds itself to, as ratios of things measured in one run. With names behind it
 * (`npm run bench -- cost start-up`) only those.
 */
import { loadavg } from 'node:os'
import { BENCHES } from './benches.ts'
import type { BenchLine } from './figures.ts'

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(1)
}

const lines: BenchLine[] = []
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length === 0 || asked.includes(name)) lines.push(...(await bench()))
}

console.log(
  `Node ${process.version}, tz ${process.versions.tz}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
)
console.table(
  lines.map(({ what, ours, theirs, ratio, bar, met }) => ({ what, ours, theirs, ratio: ratio.toFixed(3), bar, met })),
)
if (lines.some(({ met }) => !met)) process.exitCode = 1
