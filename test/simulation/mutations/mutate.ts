import { registerHooks } from 'node:module'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'
import { DOOR_MUTATIONS, FOUND_AT_DOORS } from './door-mutations.ts'
import { FOUND, MUTATIONS, type Mutation } from './mutations.ts'

/*
 * node test/simulation/mutations/mutate.ts NAME [SEEDS] [sweep-off]
 *
 * Rewrites the product's lines as they are loaded, so that nothing of it stands in the product, and runs seeds until the
 * checker notices. Prints the seed that did, as JSON.
 */

const [, , name, most, mode] = argv
const mutation = [...MUTATIONS, ...DOOR_MUTATIONS, ...FOUND, ...FOUND_AT_DOORS].find((each) => each.name === name)
if (mutation === undefined) throw new Error(`There is no mutation "${name}".`)
install(mutation)
const { simulate } = await import('../simulate.ts')
const { PLAIN } = await import('../world/weather.ts')
const weather = { ...PLAIN, ...mutation.weather, ...(mode === 'sweep-off' && { loses: false }) }
const count = Number(most ?? mutation.within)
for (let at = 0; at < count; at += 1) {
  const seed = 10_000 + at
  // Some breaks make a run end in an error instead, which is noticed as well.
  const failures = await simulate({ seed, weather }).then(
    (run) => run.failures,
    (error: unknown) => [{ promise: 'the run ends', at: 0, why: String(error) }],
  )
  const [failure] = failures
  if (failure === undefined) continue
  console.log(JSON.stringify({ seeds: at + 1, seed, promise: failure.promise, why: failure.why }))
  process.exit(0)
}
console.log(JSON.stringify({ seeds: count, seed: null }))
process.exit(1)

function install({ edits }: Mutation): void {
  const root = new URL('../../../', import.meta.url)
  const byUrl = Map.groupBy(edits, ({ file }) => new URL(file, root).href)
  const done = new Set<string>()
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context)
      const mine = byUrl.get(url)
      if (mine === undefined) return loaded
      let source = String(loaded.source)
      for (const { find, put } of mine) {
        if (source.split(find).length !== 2) throw new Error(`"${find}" stands not once in ${url}`)
        source = source.replace(find, () => put)
      }
      done.add(url)
      return { ...loaded, source }
    },
  })
  process.on('exit', () => {
    for (const url of byUrl.keys())
      if (!done.has(url)) console.error(`${url} was never loaded (${pathToFileURL('.').href})`)
  })
}
