import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'

const STAND_INS = join(import.meta.dirname, 'stand-ins')

/** Gives the SDK's clients their addresses without the rules that find them: 30 KB of a room, 50 KB of what reads S3. */
export const oneRegion: Plugin = {
  name: 'one-region',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]util-endpoints[\\/]aws\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/^customEndpointFunctions\.aws = .*$/m, ''),
    }))
    onLoad(
      { filter: /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]endpoint[\\/]endpointResolver\.js$/ },
      async ({ path }) => ({
        contents: /[\\/]client-s3[\\/]/.test(path)
          ? `export { bucketEndpoints as defaultEndpointResolver } from './bucket-endpoints.ts'`
          : resolverBy(await readFile(join(dirname(path), 'bdd.js'), 'utf8')),
        resolveDir: STAND_INS,
      }),
    )
  },
}

/** The rules themselves say how the hosts of a service are called. */
function resolverBy(rules: string): string {
  const [, service] =
    rules.match(/"https:\/\/(?:search-)?([a-z-]+)-fips\.\{Region\}\.\{PartitionResult#dualStackDnsSuffix\}"/) ?? []
  if (service === undefined) throw new TypeError('The rules of this client are not about regions: see one-region.ts.')
  return [
    `import { regionEndpoints } from './region-endpoints.ts'`,
    `export const defaultEndpointResolver = /* @__PURE__ */ regionEndpoints('${service}')`,
  ].join('\n')
}
