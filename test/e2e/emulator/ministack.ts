import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { waitUntil } from '../wait-until.ts'
import { CommandFailedError, endGroup, startGroup } from './process-group.ts'

const LAUNCHER = fileURLToPath(new URL('launch.py', import.meta.url))

export const ACCOUNT = '000000000000'
export const REGION = 'eu-central-1'

export interface MiniStack {
  /** Where the emulated AWS answers, on this machine alone. */
  readonly endpoint: string
  /** From now on every call of a function is judged by its role's policies. The functions must not have run before. */
  enforcePolicies(): Promise<void>
  end(): void
}

/** Boots MiniStack fresh on a free loopback port; everything that it writes goes under the folder. */
export async function bootMiniStack(python: string, folder: string): Promise<MiniStack> {
  const port = await freePort()
  const endpoint = `http://localhost:${port}`
  mkdirSync(folder)
  const log = `${folder}/ministack.log`
  const output = openSync(log, 'w')
  const child = startGroup(python, [LAUNCHER], {
    cwd: folder,
    stdio: ['pipe', output, output],
    env: {
      // The emulator's whole environment becomes that of every function, so nothing of this machine is in it.
      PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
      HOME: folder,
      TMPDIR: folder,
      STATE_DIR: `${folder}/state`,
      S3_DATA_DIR: `${folder}/s3`,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      // With 127.0.0.1 the URLs that it hands out are no URLs.
      MINISTACK_HOST: 'localhost',
      MINISTACK_REGION: REGION,
      // Both listen on all interfaces, whatever BIND_HOST says.
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      LAMBDA_EXECUTOR: 'local',
      LAMBDA_STATE_TRANSITION_SECONDS: '0',
      MALLOC_ARENA_MAX: '2',
      AWS_ENDPOINT_URL: endpoint,
      // A bucket's name before `localhost` is a host that nobody knows; before an IP address the SDK puts none.
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    },
  })
  closeSync(output)
  try {
    await waitUntil('MiniStack to answer', 20_000, async () => {
      if (child.exitCode !== null) throw new CommandFailedError('MiniStack', 'ended', readFileSync(log, 'utf8'))
      return (await healthOf(endpoint)) !== undefined
    })
  } catch (error) {
    endGroup(child)
    throw error
  }
  return {
    endpoint,
    enforcePolicies: async () => {
      child.stdin?.write('enforce\n')
      await waitUntil('policies to be enforced', 5_000, async () => (await healthOf(endpoint))?.auth === 'enabled')
    },
    end: () => endGroup(child),
  }
}

async function healthOf(endpoint: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    return await (await fetch(`${endpoint}/_ministack/health`)).json()
  } catch {
    return undefined
  }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
