import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'
import * as phoneNumbers from './phone-numbers.ts'

const ASKED = /^libphonenumber-js\/min$/
const FROM = fileURLToPath(new URL('phone-numbers.ts', import.meta.url))
const TO = 'phone-numbers'

/**
 * Bundles the reading of phone numbers into a file of its own that is loaded with the first number: it is a tenth of a bundle, and most
 * files of a lender are about loans and have no number to read. Whoever asks needs the answer at once, so it is no dynamic import.
 */
export function whenAsked(bundleWhole: (from: string, to: string) => Promise<unknown>): Plugin {
  return {
    name: 'when-asked',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: ASKED }, ({ path }) => ({ path, namespace: 'when-asked', sideEffects: false }))
      onLoad({ filter: ASKED, namespace: 'when-asked' }, async () => {
        await bundleWhole(FROM, TO)
        return { contents: askingOf(Object.keys(phoneNumbers)) }
      })
    },
  }
}

function askingOf(names: readonly string[]): string {
  return [
    `import { createRequire } from 'node:module'`,
    'let loaded',
    `const load = () => (loaded ??= createRequire(import.meta.url)('./${TO}.mjs'))`,
    ...names.map((name) => `export const ${name} = (...given) => load().${name}(...given)`),
  ].join('\n')
}
