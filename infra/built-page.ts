import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { BundlingError } from './bundling/bundled-code.ts'

const BUILD = fileURLToPath(new URL('../shared/local/page/lender/build.ts', import.meta.url))
let built: string | undefined

/** The files of the lender's page as JSON, built once a synth. Throws BundlingError where they can't be. */
export function builtPage(): string {
  built ??= build()
  return built
}

function build(): string {
  const { status, stdout } = spawnSync(process.execPath, [BUILD], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new BundlingError('the lender’s page')
  return stdout
}
