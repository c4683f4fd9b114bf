import { type ChildProcess, execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

/** No command of a test takes longer; one that hangs is ended. */
const LONGEST = 30_000

/** Runs a command to its end, in a process of its own as npm runs it. */
export function run(command: string, ...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child: ChildProcess = launch(command, args, (_error, out, errors) =>
      resolve({ code: child.exitCode, out, errors }),
    )
  })
}

/** Starts a command that goes on until it is ended. */
export function launch(
  command: string,
  args: readonly string[],
  whenEnded: (error: Error | null, out: string, errors: string) => void = () => {},
): ChildProcess {
  const file = fileURLToPath(new URL(`../../../shared/local/commands/${command}.ts`, import.meta.url))
  return execFile(process.execPath, [file, ...args], { timeout: LONGEST, encoding: 'utf8' }, whenEnded)
}
