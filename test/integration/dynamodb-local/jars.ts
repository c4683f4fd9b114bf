import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const CACHE = fileURLToPath(new URL('../../../.cache/', import.meta.url))
const JARS = join(CACHE, 'dynamodb-local-3.1.0')
const POM = fileURLToPath(new URL('pom.xml', import.meta.url))
const DIGESTS = fileURLToPath(new URL('jars.sha256', import.meta.url))

const run = promisify(execFile)
const FETCH_TIMEOUT_MS = 300_000

/** The folder with DynamoDB Local and its libraries, fetched by Maven from its Central the first time. */
export async function dynamoDbLocalJars(): Promise<string> {
  if (await isWhole(JARS)) return JARS
  const fresh = `${JARS}.${process.pid}`
  await mkdir(CACHE, { recursive: true })
  await run('mvn', ['-B', '-q', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`], {
    timeout: FETCH_TIMEOUT_MS,
  })
  if (!(await isWhole(fresh))) throw new Error(`What Maven fetched into ${fresh} is not what ${DIGESTS} says.`)
  await rm(JARS, { recursive: true, force: true })
  await rename(fresh, JARS)
  return JARS
}

async function isWhole(folder: string): Promise<boolean> {
  const lines = (await readFile(DIGESTS, 'utf8')).trim().split('\n')
  const whole = await Promise.all(
    lines.map(async (line) => {
      const [digest, name = ''] = line.split('  ')
      const bytes = await readFile(join(folder, name)).catch(() => undefined)
      return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === digest
    }),
  )
  return whole.every(Boolean)
}
