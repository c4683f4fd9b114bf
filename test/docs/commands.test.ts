import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import manifest from '../../package.json' with { type: 'json' }
import { PAGES, ROOT } from './pages.ts'

const SCRIPTS = new Map(Object.entries(manifest.scripts))

/** A call of one of the project's scripts, as a page shows it. */
interface Call {
  readonly script: string
  readonly options: readonly string[]
}

for (const { path, text } of PAGES) {
  test(`every npm script that ${path} names exists`, () => {
    for (const { script } of callsIn(text)) assert.ok(SCRIPTS.has(script), `package.json has no script ${script}`)
  })
}

for (const [script, options] of optionsByScript()) {
  test(`npm run ${script} knows the options that the pages give it`, () => {
    const [, file = ''] = SCRIPTS.get(script)?.split(' ') ?? []
    const { stdout, stderr } = spawnSync(process.execPath, [file, '--help'], { cwd: ROOT, encoding: 'utf8' })
    for (const option of options) assert.match(stdout + stderr, new RegExp(`${option}\\b`))
  })
}

/** Of the scripts that are commands of our own, whose `--help` names their options. */
function optionsByScript(): ReadonlyMap<string, ReadonlySet<string>> {
  const calls = PAGES.flatMap(({ text }) => callsIn(text)).filter(({ script }) =>
    SCRIPTS.get(script)?.includes('/commands/'),
  )
  return new Map(
    [...Map.groupBy(calls, ({ script }) => script)].map(([script, some]) => [
      script,
      new Set(some.flatMap(({ options }) => options)),
    ]),
  )
}

function callsIn(text: string): readonly Call[] {
  return [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)([^\n`|;&#]*)/g)].map(
    ([, run, short = '', rest = '']) => ({
      script: run ?? short,
      options: (rest.match(/--[a-z][a-z-]*/g) ?? []).filter((option) => option !== '--help'),
    }),
  )
}
