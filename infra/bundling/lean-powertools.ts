import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const POWERTOOLS = 'node_modules/@aws-lambda-powertools/{commons,logger,metrics}/lib/esm/{,!(middleware)/}*.js'
const OURS = 'functions/*.ts'
/** A method of a class of theirs stands four spaces deep; made when the object is, it is never left out. */
const METHOD = /^ {4}(?:async |static |get |set )?(#?\w+)\([^\n]*\) \{\n(?:(?: {5,}.*)?\n)*? {4}\}\n/gm

/** Leaves out of Powertools the methods that nobody comes to call: a third of it, and classes keep all that they have. */
export const leanPowertools: Plugin = {
  name: 'lean-powertools',
  setup({ onLoad }) {
    const called = namesReached()
    onLoad(
      { filter: /[\\/]@aws-lambda-powertools[\\/](commons|logger|metrics)[\\/]lib[\\/]esm[\\/].*\.js$/ },
      ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(METHOD, (method, name: string) =>
          called.has(name) ? method : '',
        ),
      }),
    )
  },
}

/** The names that our functions speak of, those that the methods so called speak of, and so on. */
function namesReached(): ReadonlySet<string> {
  const bodies = new Map<string, string[]>()
  const beside = sourcesOf(POWERTOOLS).map((source) =>
    source.replace(METHOD, (method, name: string) => {
      bodies.set(name, [...(bodies.get(name) ?? []), method])
      return ''
    }),
  )
  const reached = new Set(['constructor', ...[...sourcesOf(OURS), ...beside].flatMap(namesIn)])
  for (const name of reached)
    for (const body of bodies.get(name) ?? [])
      for (const next of namesIn(body.slice(body.indexOf('{')))) reached.add(next)
  return reached
}

/** Whatever follows a dot, or is private; comments speak of everything. */
function namesIn(source: string): readonly string[] {
  return Array.from(
    source.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/\.(\w+)|#\w+/g),
    ([whole, name]) => name ?? whole,
  )
}

function sourcesOf(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: PROJECT }).map((file) => readFileSync(`${PROJECT}${file}`, 'utf8'))
}
