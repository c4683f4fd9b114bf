import { registerHooks } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'
import { type AwaitPoint, awaitPointsIn } from './await-points.ts'

const ROOT = new URL('../../../', import.meta.url)
const NOTEBOOK = new URL('./waiting.ts', import.meta.url).href
/** Make every function of the simulated stage, and so load all that runs in it. */
const WIRING = ['../world/functions.ts', '../world/lender-door.ts', '../world/page-door.ts', '../world/webhook-door.ts']

/**
 * Loads what the simulated functions are made of, has each await in it noted in waiting.ts, and gives the names of all. What they
 * only load on their way is loaded as well. To be called before anything else loads the product.
 */
export async function followAwaits(): Promise<readonly string[]> {
  const names: string[] = []
  const later: string[] = []
  const hooks = registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context)
      const file = productFile(url)
      if (file === undefined) return loaded
      const text = String(loaded.source)
      const points = awaitPointsIn(file, text)
      names.push(...points.map(({ name }) => name))
      later.push(...loadedLater(url, text))
      return { ...loaded, source: noted(text, points) }
    },
  })
  for (const file of WIRING) await import(new URL(file, import.meta.url).href)
  for (let url = later.pop(); url !== undefined; url = later.pop()) await import(url)
  hooks.deregister()
  return names.sort()
}

function productFile(url: string): string | undefined {
  if (!url.startsWith(ROOT.href)) return undefined
  const file = relative(fileURLToPath(ROOT), fileURLToPath(url))
  return /^(functions|shared)\/.*\.ts$/.test(file) ? file : undefined
}

/** The product's own modules that a text imports while it runs. */
function loadedLater(url: string, text: string): readonly string[] {
  return parseSync(url, text, { lang: 'ts' }).module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const [, to] = /^'(.+)'$/.exec(text.slice(start, end)) ?? []
    if (to === undefined) throw new Error(`${url} imports what only a run could say: ${text.slice(start, end)}`)
    return to.startsWith('.') ? [new URL(to, url).href] : []
  })
}

/** The text with each thing that is awaited handed to the notebook first. Lines stay where they are. */
function noted(text: string, points: readonly AwaitPoint[]): string {
  if (points.length === 0) return text
  const edits = points.flatMap(({ name, start, end, each }) => [
    { at: start, put: `${each ? 'notedEach' : 'noted'}(${JSON.stringify(name)}, ` },
    { at: end, put: ')' },
  ])
  let done = text
  for (const { at, put } of edits.sort((one, other) => other.at - one.at))
    done = done.slice(0, at) + put + done.slice(at)
  return `import { noted, notedEach } from ${JSON.stringify(NOTEBOOK)}; ${done}`
}
