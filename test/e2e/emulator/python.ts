import { run } from './process-group.ts'

const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10']
/** Prints the version, and fails where Python is too old or can't make a virtual environment. */
const PROBE = 'import sys, venv, ensurepip; assert sys.version_info >= (3, 10); print("%d.%d" % sys.version_info[:2])'

export const PYTHON_MISSING =
  'not run: the end-to-end tests need Python 3.10 or later with venv (on Debian: apt-get install python3-venv)'

export interface Python {
  readonly command: string
  readonly version: string
}

/** A Python that can run the emulator; undefined where this machine has none. */
export async function findPython(): Promise<Python | undefined> {
  for (const command of NAMES) {
    try {
      const version = await run(command, ['-c', PROBE], { env: process.env, timeoutMs: 20_000 })
      return { command, version: version.trim() }
    } catch {
      // Missing, too old, or without venv: the next name may do.
    }
  }
  return undefined
}
