import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Plugin } from 'esbuild'

/** Time zones and public holidays, the weights of the reader of replies, the numbering plans of all countries, the words that stored messages are packed with, and those of the borrower's page. */
const TABLES =
  /(\.generated\.(ts|json)|[\\/]libphonenumber-js[\\/]metadata\.min\.json\.js|[\\/]message-dictionary-\d+\.json|[\\/]borrower-page[\\/]words[\\/][\w-]+\.json)$/

/** Where libphonenumber adds the numbering plans to what it is asked. Most files of a lender are about loans and have no number to read. */
const PLANS_GIVEN = /[\\/]libphonenumber-js[\\/]min[\\/]exports[\\/]withMetadataArgument\.js$/

/**
 * Puts tables beside the bundle as JSON and reads them at the start: as code they would be a tenth of it and more, and JSON
 * is parsed faster than code.
 */
export const dataBeside: Plugin = {
  name: 'data-beside',
  setup({ initialOptions, onLoad }) {
    const folder = initialOptions.outdir ?? ''
    onLoad({ filter: TABLES }, async ({ path }) => {
      const attributes = path.endsWith('.json') ? { with: { type: 'json' } } : {}
      const tables: Readonly<Record<string, unknown>> = await import(path, attributes)
      const file = `${basename(path).replace(/(\.json)?\.\w+$/, '')}.json`
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, file), JSON.stringify(tables))
      return { contents: readerOf(file, Object.keys(tables)), loader: 'js' }
    })
    onLoad({ filter: PLANS_GIVEN }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replace('import metadata from', 'import { whenAsked as metadata } from')
        .replace('push(metadata)', 'push(metadata())'),
    }))
  },
}

/** The same exports. Marked pure, so that a function that uses none of them reads no file. */
function readerOf(file: string, names: readonly string[]): string {
  const read = (name: string) => `/* @__PURE__ */ table('${name}')`
  return [
    `import { readFileSync } from 'node:fs'`,
    `let tables`,
    `const table = (name) => {`,
    `  tables ??= JSON.parse(readFileSync(new URL('./${file}', import.meta.url), 'utf8'))`,
    `  return tables[name]`,
    `}`,
    ...names.map((name) =>
      name === 'default' ? `export default ${read(name)}` : `export const ${name} = ${read(name)}`,
    ),
    `export const whenAsked = () => table('default')`,
  ].join('\n')
}
