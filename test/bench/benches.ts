import { existsSync } from 'node:fs'
import { bundleLines } from './bundle-sizes.ts'
import { bundledFunctions } from './bundled-functions.ts'
import { benchCost } from './cost/cost.ts'
import { benchDecide } from './decide.ts'
import type { BenchLine } from './figures.ts'
import { benchLifecycle } from './lifecycle.ts'
import { benchReplay, REPLAY_FILE } from './replay.ts'
import { benchRules } from './rules.ts'
import { benchSendCpu } from './send-cpu.ts'
import { benchStartUp } from './start-up.ts'
import { benchStreamThroughput } from './stream-throughput.ts'

/** By the names that `npm run bench -- cost start-up` calls them by, in their order; each may print more than its lines. */
export const BENCHES: Readonly<Record<string, () => Promise<readonly BenchLine[]>>> = {
  decide: async () => [benchDecide()],
  rules: async () => benchRules(),
  lifecycle: benchLifecycle,
  replay: benchReplayIfAny,
  'send-cpu': async () => [await benchSendCpu()],
  stream: benchStreamThroughput,
  'start-up': async () => benchStartUp(await bundledFunctions()),
  bundles: async () => bundleLines(await bundledFunctions()),
  cost: benchCost,
}

async function benchReplayIfAny(): Promise<readonly BenchLine[]> {
  if (existsSync(REPLAY_FILE)) return [await benchReplay()]
  console.log(`The replay was left out: there is no ${REPLAY_FILE}.`)
  return []
}
