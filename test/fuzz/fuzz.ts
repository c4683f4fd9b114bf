import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/* `npm run fuzz -- --runs 20000 [--seed S]`: the attacks of `npm test`, for as long as one likes. */

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5000' }, seed: { type: 'string' } } })
const files = globSync('*.test.ts', { cwd: new URL('.', import.meta.url) }).map((file) =>
  fileURLToPath(new URL(file, import.meta.url)),
)
const env = { ...process.env, FUZZ_RUNS: values.runs, ...(values.seed !== undefined && { FUZZ_SEED: values.seed }) }
const { status } = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit', env })
process.exitCode = status ?? 1
