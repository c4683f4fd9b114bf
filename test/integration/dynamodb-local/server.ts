import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { dynamoDbLocalJars } from './jars.ts'

const LAUNCHER = fileURLToPath(new URL('LoopbackDynamoDbLocal.java', import.meta.url))
const START_TIMEOUT_MS = 60_000

/** AWS's DynamoDB Local, on this machine alone and in memory, for the tests of one file. */
export interface DynamoDbLocal {
  readonly endpoint: string
  readonly client: DynamoDBClient
}

export function clientOf(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new DynamoDBClient({ endpoint, region: 'local', credentials })
}

/**
 * Runs a file's tests on DynamoDB Local. Without a JDK they are skipped and say so; on CI, where a tier that ran nothing has
 * failed, they fail.
 */
export async function onDynamoDbLocal(tests: (local: DynamoDbLocal) => void): Promise<void> {
  const missing = missingForDynamoDbLocal()
  if (missing !== undefined) {
    test('DynamoDB Local', { skip: process.env.CI === 'true' ? false : missing }, () => {
      throw new Error(missing)
    })
    return
  }
  const { endpoint, stop } = await startDynamoDbLocal()
  const client = clientOf(endpoint)
  after(async () => {
    client.destroy()
    await stop()
  })
  tests({ endpoint, client })
}

/** What this machine lacks to run it, as a sentence; undefined where nothing is missing. */
export function missingForDynamoDbLocal(): string | undefined {
  try {
    const modules = execFileSync('java', ['--list-modules'], { encoding: 'utf8', stdio: 'pipe' })
    if (modules.includes('jdk.compiler')) return undefined
  } catch {
    // No Java at all: said below like a Java that can't run a source file.
  }
  return 'DynamoDB Local needs a JDK 17 or later, and Maven the first time (apt: default-jdk-headless maven); nothing was tested on it.'
}

export async function startDynamoDbLocal(): Promise<{ readonly endpoint: string; readonly stop: () => Promise<void> }> {
  const { java, port } = await start()
  const stop = async () => {
    java.stdin?.end()
    if (java.exitCode === null) await once(java, 'exit')
  }
  return { endpoint: `http://127.0.0.1:${port}`, stop }
}

async function start(): Promise<{ readonly java: ChildProcess; readonly port: number }> {
  const jars = await dynamoDbLocalJars()
  const java = spawn('java', [`-Djava.library.path=${jars}`, '-cp', join(jars, '*'), LAUNCHER], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const tooLate = setTimeout(() => java.kill(), START_TIMEOUT_MS)
  try {
    for await (const line of createInterface({ input: java.stdout })) {
      const port = /^listening on (\d+)$/.exec(line)?.[1]
      if (port !== undefined) return { java, port: Number(port) }
    }
    throw new Error('DynamoDB Local ended before it listened.')
  } finally {
    clearTimeout(tooLate)
  }
}
