import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const TIMEOUT_MS = 120_000

/** Runs a file of this folder in as many processes at once as there are lists of arguments, and gives what each printed. */
export async function inProcesses(file: URL, arguments_: readonly (readonly string[])[]): Promise<readonly string[]> {
  const path = fileURLToPath(file)
  const processes = arguments_.map((each) => run(process.execPath, [path, ...each], { timeout: TIMEOUT_MS }))
  return (await Promise.all(processes)).map(({ stdout }) => stdout)
}
