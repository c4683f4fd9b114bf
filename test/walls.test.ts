import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CONFIGURATION = ['.biome.jsonc', '.biome', '.gitignore']

/** Each line would be a step over a wall: where it stands, what it says, and the rule that must speak. */
const OVER_THE_WALL: readonly (readonly [file: string, code: string, rule: string])[] = [
  ['shared/case/a.ts', "export { DynamoDB } from '@aws-sdk/client-dynamodb'", 'noRestrictedImports'],
  ['shared/local/b.ts', "import '@aws-sdk/client-sqs'", 'noRestrictedImports'],
  ['shared/time/c.ts', "import type { Stack } from 'aws-cdk-lib/aws-sns'", 'noRestrictedImports'],
  [
    'shared/case/d.ts',
    "import type { Handler } from '../../functions/reconcile-case/handler.ts'",
    'noRestrictedImports',
  ],
  ['shared/local/e.ts', "await import('../../infra/app.ts')", 'noRestrictedImports'],
  ['shared/aws/f.ts', "import '../../infra/app.ts'", 'noRestrictedImports'],
  ['shared/portfolio/g.ts', "import type { View } from '../local/page/view.ts'", 'noRestrictedImports'],
  ['shared/h.ts', "import './local/outbox.ts'", 'noRestrictedImports'],
  ['shared/messages/i.ts', "import '../aws/case-store.ts'", 'noRestrictedImports'],
  ['shared/local/j.ts', "import '../aws/case-store.ts'", 'noRestrictedImports'],
  ['shared/commands/read-day.ts', "import '../aws/case-store.ts'", 'noRestrictedImports'],
  ['shared/commands/explain.ts', "import '../../infra/app.ts'", 'noRestrictedImports'],
  ['shared/time/k.ts', "import './generate-zones.ts'", 'noRestrictedImports'],
  ['shared/strategy/l.ts', "import '../../test/strategy/documents.ts'", 'noRestrictedImports'],
  ['functions/send/m.ts', "import '../../infra/queues.ts'", 'noRestrictedImports'],
  ['functions/send/n.ts', "import '../../shared/local/outbox.ts'", 'noRestrictedImports'],
  ['infra/o.ts', "import '../functions/send/handler.ts'", 'noRestrictedImports'],
  ['shared/compliance/p.ts', "import { readFileSync } from 'node:fs'\nreadFileSync('x')", 'noNodejsModules'],
  ['shared/case/q.ts', "import { request } from 'node:http'\nrequest('x')", 'noNodejsModules'],
  ['shared/time/r.ts', 'export const now = Date.now()', 'plugin'],
  ['shared/case/s.ts', 'export const today = new Date()', 'plugin'],
  ['shared/case/t.ts', 'export const { now } = Date', 'plugin'],
  ['shared/replies/u.ts', 'export const die = Math.random()', 'plugin'],
  ['shared/case/v.ts', 'export const started = performance.now()', 'noRestrictedGlobals'],
  ['shared/portfolio/w.ts', 'export const stage = process.env', 'noProcessEnv'],
  ['shared/case/x.ts', 'export const id = crypto.randomUUID()', 'noRestrictedGlobals'],
  ['functions/send/y.ts', "import fc from 'fast-check'\nfc.sample(fc.nat())", 'noUndeclaredDependencies'],
  ['functions/send/z.ts', "import { z } from 'zod'\nz.string()", 'plugin'],
  ['shared/case/cycle.ts', "import { other } from './cycle-too.ts'\nexport const one = () => other", 'noImportCycles'],
  ['shared/case/cycle-too.ts', "import { one } from './cycle.ts'\nexport const other = () => one", 'noImportCycles'],
  ['infra/told.ts', 'export const told = (value: unknown) => value as string', 'plugin'],
]

/** What must stay possible, so that a wall is not a cage. */
const WITHIN_THE_WALLS: readonly (readonly [file: string, code: string])[] = [
  ['shared/aws/ports.ts', "import { SQSClient } from '@aws-sdk/client-sqs'\nnew SQSClient()"],
  [
    'shared/time/generate-all.ts',
    "import { writeFileSync } from 'node:fs'\nwriteFileSync('x', new Date().toISOString())",
  ],
  [
    'shared/case/instant.ts',
    "import * as z from 'zod'\nexport const day = (at: number) => [z.string(), new Date(at)] as const",
  ],
  ['shared/local/clock.ts', 'export const now = () => Date.now()'],
  ['shared/commands/audit.ts', "await import('../aws/commands/one.ts')\nawait import('../local/other.ts')"],
  ['functions/send/port.ts', "import type { Ports } from '../../shared/ports.ts'\nexport type P = Ports"],
  ['test/law.test.ts', "import fc from 'fast-check'\nexport const told = fc.nat() as unknown"],
]

const folder = mkdtempSync(join(tmpdir(), 'walls-'))
after(() => rmSync(folder, { recursive: true }))

for (const name of CONFIGURATION) cpSync(join(ROOT, name), join(folder, name), { recursive: true })
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ dependencies: { zod: '*', '@aws-sdk/client-sqs': '*' }, devDependencies: { 'fast-check': '*' } }),
)
for (const [file, code] of [...OVER_THE_WALL, ...WITHIN_THE_WALLS]) {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), `${code}\n`)
}
const found = findings()

for (const [file, code, rule] of OVER_THE_WALL) {
  test(`a wall stops ${file}: ${code.split('\n')[0]}`, () => {
    assert.ok(found.get(file)?.includes(rule), `expected ${rule}, found ${found.get(file)?.join(', ') ?? 'nothing'}`)
  })
}

test('no wall stands where work must be possible', () => {
  const stopped = WITHIN_THE_WALLS.flatMap(([file]) => (found.get(file) ?? []).map((rule) => `${file}: ${rule}`))
  assert.deepEqual(stopped, [])
})

function findings(): Map<string, string[]> {
  const linter = join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
  const run = spawnSync(process.execPath, [linter, 'lint', '--reporter=github', '--max-diagnostics=none'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const rules = new Map<string, string[]>()
  for (const [, title = '', file = ''] of run.stdout.matchAll(/^::error title=([^,]+),file=([^,]+)/gm)) {
    const name = file.slice(file.indexOf('walls-')).split('/').slice(1).join('/')
    rules.set(name, [...(rules.get(name) ?? []), title.split('/').at(-1) ?? title])
  }
  return rules
}
