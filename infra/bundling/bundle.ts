import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { apart } from './apart.ts'
import { builtins } from './builtins.ts'
import { dataBeside } from './data-beside.ts'
import { leanPowertools } from './lean-powertools.ts'
import { leanSdk } from './lean-sdk.ts'
import { neverRun } from './never-run.ts'
import { oneRegion } from './one-region.ts'
import { STAND_INS } from './stand-ins.ts'
import { whenAsked } from './when-asked.ts'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

const OPTIONS = {
  outExtension: { '.js': '.mjs' },
  absWorkingDir: PROJECT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // ESM first: a quarter smaller and quicker to start than the CommonJS that esbuild would take for Node.
  mainFields: ['module', 'main'],
  alias: { ...STAND_INS },
  // Names of classes go, a tenth of a bundle: errors state theirs themselves, because those are logged.
  minify: true,
  // For `NODE_OPTIONS=--enable-source-maps` while somebody looks for an error; it makes every start 10 ms longer.
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
  // What a stand-in lacks is missed here, and not in the middle of the night.
  logOverride: { 'import-is-undefined': 'error' },
} satisfies BuildOptions
const PLUGINS = [builtins, neverRun, oneRegion, leanSdk, leanPowertools, dataBeside]

/**
 * Bundles a function into `index.mjs` and what it imports in a folder. Start-up grows with a bundle's bytes, a millisecond for some 20 KB, besides
 * what they do when they are run: `npm run bench` holds both to their bars.
 */
export async function bundle(entry: string, folder: string) {
  const bundleWhole = (from: string, to: string) =>
    build({ ...OPTIONS, plugins: PLUGINS, entryPoints: [{ in: from, out: to }], outdir: folder })
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: [entry],
    outdir: folder,
    entryNames: 'index',
    // What is imported dynamically lies in files of its own, so that a start without it does not read it.
    splitting: true,
    plugins: [apart(bundleWhole), whenAsked(bundleWhole), ...PLUGINS],
    metafile: true,
  })
  return metafile
}

// Run for each function by bundled-code.ts: CDK waits for no promise, and esbuild's plugins need one.
if (import.meta.main) {
  const [entry = '', folder = ''] = process.argv.slice(2)
  await bundle(entry, folder)
}
