import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Thrown when a command fails or runs out of time; says what it said last. */
export class CommandFailedError extends Error {
  override readonly name = 'CommandFailedError'

  constructor(command: string, reason: string, output: string) {
    super(`${command}: ${reason}. Its last words:\n${output.slice(-4_000)}`)
  }
}

const groups = new Set<ChildProcess>()
process.on('exit', () => {
  for (const leader of groups) endGroup(leader)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

/** Starts a command at the head of a process group, which ends with this process at the latest. */
export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const leader = spawn(command, args, { ...options, detached: true })
  groups.add(leader)
  return leader
}

/** Ends a command and whatever it started. Ending it twice is ending it once. */
export function endGroup(leader: ChildProcess): void {
  if (!groups.delete(leader) || leader.pid === undefined) return
  try {
    process.kill(-leader.pid, 'SIGKILL')
  } catch {
    // Nobody of the group is left.
  }
}

export interface Run {
  readonly env: NodeJS.ProcessEnv
  readonly timeoutMs: number
  readonly cwd?: string
}

/** Runs a command to its end and gives what it wrote. Throws CommandFailedError when it fails or takes too long. */
export async function run(command: string, args: readonly string[], { timeoutMs, ...options }: Run): Promise<string> {
  const child = startGroup(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  const name = [command, ...args].join(' ')
  let late = false
  const alarm = setTimeout(() => {
    late = true
    endGroup(child)
  }, timeoutMs)
  try {
    const [code] = await once(child, 'close')
    if (late) throw new CommandFailedError(name, `not done within ${timeoutMs / 1_000} seconds`, output)
    if (code !== 0) throw new CommandFailedError(name, `ended with ${code}`, output)
    return output
  } finally {
    clearTimeout(alarm)
    endGroup(child)
  }
}
