import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { BundledFunction } from './bundled-functions.ts'
import { EXAMPLE_SECRET, exampleEnvironment } from './example-environment.ts'
import { type BenchLine, figuresOf } from './figures.ts'
import { type NullServer, startNullServer } from './null-server.ts'

const ROUNDS = 20
const BAR = 0.45

/** Prints how long a process took until a module's handler was there. Lambda's runtime has opened both streams before. */
const STARTER = `
process.stdout, process.stderr
await import(process.argv[1])
process.stdout.write(String(performance.now()))
process.exit()
`

interface Contender {
  readonly name: string
  readonly file: string
  readonly times: number[]
}

/**
 * From the start of the process until the handler is exported and its clients are made, over a handler that does nothing;
 * each function beside the reference stack in interleaved rounds. The least of each counts: whatever else the machine does
 * only ever adds. No Lambda runtime and a warm page cache, so this is about ratios, not milliseconds.
 */
export async function benchStartUp(functions: readonly BundledFunction[]): Promise<readonly BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'duewell-start-'))
  const bare: Contender = { name: 'bare', file: join(folder, 'bare.mjs'), times: [] }
  writeFileSync(bare.file, 'export const handler = async () => {}')
  const reference: Contender = { name: 'reference', file: join(folder, 'reference.mjs'), times: [] }
  await bundleReference(reference.file)
  const ours = functions.map(({ name, file }): Contender => ({ name, file, times: [] }))

  const services = await startServices()
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const { name, file, times } of [bare, reference, ...ours]) {
      const time = start(name, file, services.url)
      if (round >= 0) times.push(time)
    }
  }
  services.stop()
  rmSync(folder, { recursive: true })
  const base = figuresOf(bare.times).min
  const theirs = figuresOf(reference.times).min - base
  return ours.map(({ name, times }) => {
    const started = figuresOf(times).min - base
    return {
      what: `start of ${name} / of the reference stack`,
      ours: `${started.toFixed(1)} ms`,
      theirs: `${theirs.toFixed(1)} ms`,
      ratio: started / theirs,
      bar: `<= ${BAR}`,
      met: started / theirs <= BAR,
    }
  })
}

/** What a function asks for while it starts. */
export function startServices(): Promise<NullServer> {
  return startNullServer({ delayMs: 0, answers: [{ to: 'GetSecretValue', with: [EXAMPLE_SECRET] }] })
}

/**
 * Milliseconds from the start of a process until the bundle's handler is there.
 *
 * @throws Error with what the bundle said, where it doesn't start
 */
export function start(name: string, file: string, services: string): number {
  const args = ['--input-type=module', '--eval', STARTER, file]
  const env = { ...exampleEnvironment(name), AWS_ENDPOINT_URL: services }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  // A bundle is one line of half a megabyte, and Node quotes the line.
  if (status !== 0) throw new Error(`${file} did not start: ${stderr.match(/^.{0,40}Error.*$/m)?.[0]}`)
  return Number(stdout)
}

/** With the settings that a careful project has: ESM, minified, and the modules' ESM where they have one. */
async function bundleReference(outfile: string): Promise<void> {
  await build({
    entryPoints: ['test/bench/reference-stack.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    // The tracer is CommonJS and requires what Node has.
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
    logLevel: 'error',
  })
}
