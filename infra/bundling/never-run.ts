import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** Modules of the SDK that no function comes to run, by where they stand under their package's dist-es. */
const NEVER_RUN = [
  // What stands in for the crypto of Node, where there is none.
  'checksum/sha256/Sha256Js',
  'checksum/md5/Md5Js',
  'sha/sha1/Sha1Js',
  // Ours have the checksums that the SDK prefers.
  'crc/crc64-nvme/Crc64NvmeJs',
  // For `AWS_RETRY_MODE=adaptive`: our adapters bound their repeats themselves.
  'retry/util-retry/AdaptiveRetryStrategy',
  // Asks a machine for its region, for `AWS_DEFAULTS_MODE=auto`; a Lambda is told its own.
  'config/config-resolver/regionConfig/getInstanceMetadataRegion',
  // Streams of browsers.
  'serde/util-stream/sdk-stream-mixin.browser',
]

/** Leaves out code that only runs elsewhere and that esbuild can't know to be dead: 16 KB with what it imports. */
export const neverRun: Plugin = {
  name: 'never-run',
  setup({ onLoad }) {
    const filter = new RegExp(
      `[\\\\/]submodules[\\\\/](${NEVER_RUN.join('|').replaceAll('/', '[\\\\/]').replaceAll('.', '\\.')})\\.js$`,
    )
    onLoad({ filter }, async ({ path }) => ({ contents: refusing(await readFile(path, 'utf8')) }))
    // Made with every signer, and asked only by one of a stream of events.
    onLoad({ filter: /[\\/]signature-v4[\\/]dist-es[\\/]HeaderFormatter\.js$/ }, () => ({
      contents: 'export class HeaderFormatter {}',
    }))
  },
}

/** The same exports, which say that they are not here: made or called, they throw. */
function refusing(source: string): string {
  const names = Array.from(
    source.matchAll(/^export (?:const|function|async function|class) (\w+)/gm),
    ([, name]) => name,
  )
  return [
    `function refuse() { throw new Error('This bundle leaves out what no function runs: see infra/bundling/never-run.ts.') }`,
    ...names.map((name) => `export const ${name} = refuse`),
  ].join('\n')
}
