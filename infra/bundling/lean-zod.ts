import { globSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Leaves out of zod what every schema carries along and none in a function uses: the writing of JSON Schema, which happens
 * when Duewell is built, and the methods of schemas that nobody calls, each with the kind of schema that it would make. A
 * third of the library.
 */
export const leanZod: Plugin = {
  name: 'lean-zod',
  setup({ onLoad }) {
    const ours = sourcesOf('{shared,functions}/**/*.ts')
    const called = methodsCalledIn([...ours, ...sourcesOf('node_modules/zod/v4/{core,classic}/{schemas,parse}.js')])
    onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/ },
      async ({ path }) => ({ contents: withoutContents(await readFile(path, 'utf8')) }),
    )
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => ({
      contents: withoutMethodsBut(called, withUtilsByName(await readFile(path, 'utf8'))),
    }))
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]coerce\.js$/ }, async ({ path }) => ({
      contents: withoutCoercionsBut(ours.join('\n'), await readFile(path, 'utf8')),
    }))
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

/** Behind a namespace within a namespace esbuild keeps all that there is; behind one it sees what is used. */
function withUtilsByName(source: string): string {
  return source.replace('import { util } from "../core/index.js"', 'import * as util from "../core/util.js"')
}

/** Names behind a dot and before a bracket, but for functions of zod itself (`z.email(...)`). */
function methodsCalledIn(sources: readonly string[]): ReadonlySet<string> {
  const calls = sources.flatMap((source) => Array.from(source.matchAll(/(?<!\bz|\bcore)\.(\w+)\(/g)))
  return new Set(calls.map(([, name = '']) => name))
}

/** Methods stand in the tables of their classes, four spaces deep. */
function withoutMethodsBut(called: ReadonlySet<string>, source: string): string {
  return source.replace(/^ {4}(\w+)\([^)]*\) \{\n(?: {8}.*\n)+ {4}\},\n/gm, (method, name: string) =>
    called.has(name) ? method : '',
  )
}

function withoutCoercionsBut(ours: string, source: string): string {
  return source.replace(/^export function (\w+)\([^)]*\) \{\n(?: {4}.*\n)+\}\n/gm, (coercion, name: string) =>
    ours.includes(`coerce.${name}(`) ? coercion : '',
  )
}

function sourcesOf(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: PROJECT }).map((file) => readFileSync(`${PROJECT}${file}`, 'utf8'))
}
