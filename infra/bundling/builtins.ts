import { isBuiltin } from 'node:module'
import type { Plugin } from 'esbuild'

const NAME = /^[A-Za-z_$][\w$]*$/

/**
 * Takes from Node's own modules what is used of them and no more. Importing one as an ES module reads all its exports, and reading some loads
 * what nobody asked for: `http.WebSocket` undici (16 ms of a start), `fs.promises` the line editor, `crypto.webcrypto` a second crypto.
 */
export const builtins: Plugin = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined
      if (kind === 'import-statement') return { path, namespace: 'builtin', sideEffects: false }
      // The SDK's way to http, which takes its default.
      if (kind === 'dynamic-import' && path === 'node:http') return { path, namespace: 'whole-builtin' }
      return undefined
    })
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: namesOf(path) }))
    onLoad({ filter: /.*/, namespace: 'whole-builtin' }, ({ path }) => ({ contents: `export default ${whole(path)}` }))
  },
}

/** The same exports. Marked pure, so that only those are read that are used. */
function namesOf(path: string): string {
  const names = Object.keys(process.getBuiltinModule(path) ?? {}).filter(
    (name) => NAME.test(name) && name !== 'default',
  )
  const lines = names.map((name) => `export const ${name} = /* @__PURE__ */ $read('${name}')`)
  return [`const $read = (name) => ${whole(path)}[name]`, `export default ${whole(path)}`, ...lines].join('\n')
}

function whole(path: string): string {
  return `/* @__PURE__ */ globalThis.process.getBuiltinModule('${path}')`
}
