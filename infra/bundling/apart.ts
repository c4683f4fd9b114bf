import { basename, join } from 'node:path'
import type { Plugin } from 'esbuild'

/** What few stages ever load and what brings parts of the SDK with it that nothing else needs. */
const APART = /[\\/]bedrock-opinion\.ts$/

/**
 * Has some dynamic imports bundled whole, each into a file of its own that shares nothing with the others. Parted like the rest,
 * those parts of the SDK would be read at every start: esbuild puts them where the SDK's own indexes lead to, whoever uses them.
 */
export function apart(bundleWhole: (from: string, to: string) => Promise<unknown>): Plugin {
  return {
    name: 'apart',
    setup({ onResolve }) {
      onResolve({ filter: APART }, async ({ path, resolveDir, kind }) => {
        if (kind !== 'dynamic-import') return undefined
        const name = basename(path, '.ts')
        await bundleWhole(join(resolveDir, path), name)
        return { path: `./${name}.mjs`, external: true }
      })
    },
  }
}
