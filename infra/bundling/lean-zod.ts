import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/**
 * Leaves out of zod what every schema carries along and none in a function uses: the writing of JSON Schema, which happens
 * when Duewell is built. A sixth of the library.
 */
export const leanZod: Plugin = {
  name: 'lean-zod',
  setup({ onLoad }) {
    onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/ },
      async ({ path }) => ({
        contents: withoutContents(await readFile(path, 'utf8')),
      }),
    )
  },
}

/** The same exports, which do nothing but say that they are not here. */
function withoutContents(source: string): string {
  const names = Array.from(source.matchAll(/^export (?:const|function) (\w+)/gm), ([, name]) => name)
  return [
    `const refuse = () => { throw new Error('A bundle of Duewell writes no JSON Schema: see infra/bundling/lean-zod.ts.') }`,
    ...names.map((name) => `export const ${name} = refuse`),
  ].join('\n')
}
