import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import * as z from 'zod'
import usPack from '../../shared/compliance/packs/us.json' with { type: 'json' }
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { parseStrategyText } from '../../shared/strategy/parse-strategy.ts'
import { SHIPPED_STRATEGIES } from '../../shared/strategy/shipped.ts'
import { blocksOf, pageAt, ROOT } from './pages.ts'

const readme = pageAt('README.md')
const [strategy = '', rule = ''] = blocksOf(readme, 'json')

test("the README's strategy is one that Duewell takes", () => {
  const parsed = parseStrategyText(strategy, { templates: shippedTemplates() })
  assert.deepEqual('errors' in parsed ? parsed.errors : [], [])
})

test("the README's rule is the one in the pack, word for word", () => {
  const shown: { readonly id: string } = JSON.parse(rule)
  assert.deepEqual(
    shown,
    usPack.rules.find(({ id }) => id === shown.id),
  )
})

test('the README names every place that has rules, and every shipped strategy', () => {
  const places = shippedPacks().flatMap((pack) => (pack.binds === 'jurisdictions' ? pack.jurisdictions : []))
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const members = places.filter((place) =>
    shippedPacks().some(
      ({ id, ...pack }) => id === 'eu' && 'jurisdictions' in pack && pack.jurisdictions.includes(place),
    ),
  )
  assert.equal(members.length, 25)
  for (const place of places.filter((place) => !members.includes(place))) {
    const name = { CN: 'mainland China', US: 'the USA', HK: 'Hong Kong' }[place] ?? names.of(place) ?? place
    assert.ok(readme.text.includes(name), name)
  }
  for (const words of ['other members of the EU', ...SHIPPED_STRATEGIES]) assert.ok(readme.text.includes(words), words)
})

test("the README's map names every folder of shared/", () => {
  const map = readme.text.split('\n## Where things are\n')[1]?.split('\n## ')[0] ?? ''
  const folders = readdirSync(join(ROOT, 'shared'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const missing = folders.map(({ name }) => name).filter((name) => !map.includes(`](shared/${name}/)`))
  assert.deepEqual(missing, [])
})

test("the README's replay file is replayed without a refused row", (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'))
  context.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'history.csv')
  writeFileSync(file, blocksOf(readme, 'csv')[0] ?? '')
  const run = node(['shared/local/commands/replay.ts', file, '--json'])
  const report = z
    .looseObject({ loans: z.int(), refusedRows: z.int(), contacts: z.int() })
    .parse(JSON.parse(run.stdout))
  assert.deepEqual([report.loans, report.refusedRows], [1, 0])
  assert.ok(report.contacts > 0)
})

test("the README's construct can be put into a stack", () => {
  const [code = ''] = blocksOf(readme, 'ts')
  // Without bundling: bundles.test.ts bundles the functions.
  const run = node(['--input-type=module-typescript'], {
    input: `${code}\nconsole.log(stack.node.findAll().length)`,
    env: { ...process.env, CDK_CONTEXT_JSON: '{"aws:cdk:bundling-stacks":[]}' },
  })
  assert.equal(run.status, 0, run.stderr)
  assert.ok(Number(run.stdout) > 50, run.stdout)
})

function node(args: readonly string[], options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {}) {
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', ...options })
}
