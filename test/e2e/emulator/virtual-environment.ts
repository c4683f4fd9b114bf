import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { run } from './process-group.ts'
import type { Python } from './python.ts'

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url))
const CACHE = fileURLToPath(new URL('../../../.cache/ministack/', import.meta.url))

/**
 * The Python of a virtual environment that holds exactly what the requirements file names. Made once and kept until the
 * file or the machine's Python changes.
 */
export async function virtualEnvironment({ command, version }: Python): Promise<string> {
  const key = createHash('sha256').update(readFileSync(REQUIREMENTS)).update(version).digest('hex').slice(0, 12)
  const folder = `${CACHE}${key}`
  const python = `${folder}/bin/python`
  const done = `${folder}/complete`
  if (existsSync(done)) return python

  // pip needs the machine's own settings: proxies, certificates, mirrors. The hashes say what it may bring.
  const env = process.env
  await run(command, ['-m', 'venv', '--clear', folder], { env, timeoutMs: 60_000 })
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '--no-deps']
  await run(python, [...install, '--only-binary', ':all:', '-r', REQUIREMENTS], { env, timeoutMs: 180_000 })
  writeFileSync(done, '')
  return python
}
