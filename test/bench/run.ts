/** `npm run bench`: every bar that the project holds itself to, as ratios of things measured in one run. */
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { benchDecide } from './decide.ts'
import type { BenchLine } from './figures.ts'
import { benchLifecycle } from './lifecycle.ts'
import { benchReplay, REPLAY_FILE } from './replay.ts'

const lines: BenchLine[] = [benchDecide(), ...(await benchLifecycle())]
if (existsSync(REPLAY_FILE)) lines.push(await benchReplay())
else console.log(`The replay was left out: there is no ${REPLAY_FILE}.`)

console.log(
  `Node ${process.version}, tz ${process.versions.tz}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
)
console.table(
  lines.map(({ what, ours, theirs, ratio, bar, met }) => ({ what, ours, theirs, ratio: ratio.toFixed(3), bar, met })),
)
if (lines.some(({ met }) => !met)) process.exitCode = 1
