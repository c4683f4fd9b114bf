import { globSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

const STAND_INS = fileURLToPath(new URL('stand-ins/', import.meta.url))
const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/** Leaves out of the AWS SDK what no call needs and esbuild can't tell by itself: a fifth of its bytes, two thirds of SES's. */
export const leanSdk: Plugin = {
  name: 'lean-sdk',
  setup({ onLoad, onResolve }) {
    const words = ownWords()
    // As a file of its own: shared with the bundle it would have both load a third.
    onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: join(STAND_INS, 'no-event-streams.ts'), suffix: '?alone' } : undefined,
    )
    onLoad({ filter: /[\\/](schema-)?date-utils\.js$/ }, () => ({
      contents: `export * from './aws-dates.ts'`,
      resolveDir: STAND_INS,
    }))
    onLoad({ filter: /[\\/]serde[\\/]uuid[\\/]v4\.js$/ }, () => ({
      contents: `export { bindV4 } from './node-uuid.ts'`,
      resolveDir: STAND_INS,
    }))
    // Nobody sends a file as it lies on a disk, and asking whether one is loads a fifth of what Node has for files.
    onLoad({ filter: /[\\/]util-body-length[\\/]calculateBodyLength\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('body instanceof ReadStream', 'false'),
    }))
    onLoad(
      { filter: /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ },
      async ({ path }) => ({
        contents: withoutErrorsUnknownTo(words, withPlainKeys(await readFile(path, 'utf8'))),
      }),
    )
    onLoad(
      { filter: /[\\/](@smithy[\\/]core|@aws-sdk[\\/]core|@smithy[\\/]signature-v4)[\\/]dist-es[\\/].*\.js$/ },
      async ({ path }) => ({
        contents: withPureConstants(await readFile(path, 'utf8')),
      }),
    )
    onLoad({ filter: /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, async ({ path }) => ({
      contents: versionOf(await readFile(path, 'utf8')),
      loader: 'json',
    }))
  },
}

/**
 * The shapes of a service name their traits by constants, `{ [_http]: ... }`, and reading a computed key is code that may do
 * something. With plain keys esbuild sees that it does not, and the shapes of operations that nobody calls fall away.
 */
function withPlainKeys(source: string): string {
  const constants = new Map(
    Array.from(source.matchAll(/^const (_\w+) = ("[^"\n]*");$/gm), ([, name = '', text = '']) => [name, text]),
  )
  return source.replace(/\[(_\w+)\]: /g, (whole, name: string) => {
    const text = constants.get(name)
    return text === undefined ? whole : `${text}: `
  })
}

/** What a module makes for its own use when it is read does nothing else, and where nobody uses it, it need not be made. */
function withPureConstants(source: string): string {
  return source.replace(/^((?:export )?const \w+ = )(new |\w[\w.]*\()/gm, '$1/* @__PURE__ */ $2')
}

/**
 * A client registers a class for each error of its service, all operations' together. An error without a class of its own is
 * the service's general one under the same name, so only those stay that our code speaks of.
 */
function withoutErrorsUnknownTo(words: ReadonlySet<string>, source: string): string {
  return source.replace(/^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm, (whole, error: string) =>
    words.has(error) ? whole : '',
  )
}

function ownWords(): ReadonlySet<string> {
  const files = globSync(['shared/aws/**/*.ts', 'functions/**/*.ts'], { cwd: PROJECT })
  return new Set(files.flatMap((file) => readFileSync(`${PROJECT}${file}`, 'utf8').match(/\b[A-Z]\w+/g) ?? []))
}

/** All that a client reads of its package.json. */
function versionOf(packageJson: string): string {
  return JSON.stringify({ version: JSON.parse(packageJson).version })
}
