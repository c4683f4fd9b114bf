import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { blocksOf, pageAt, ROOT } from '../docs/pages.ts'

test("the guide's construct can be put into a stack and synthesised", (context) => {
  const [code = ''] = blocksOf(pageAt('docs/guides/deploying.md'), 'ts')
  const outdir = mkdtempSync(join(tmpdir(), 'guide-'))
  context.after(() => rmSync(outdir, { recursive: true }))
  // Without bundling: bundles.test.ts bundles the functions.
  const run = spawnSync(process.execPath, ['--input-type=module-typescript'], {
    cwd: ROOT,
    encoding: 'utf8',
    input: `${code}\nstack.node.root.synth()\nconsole.log(stack.node.findAll().length)`,
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: '{"aws:cdk:bundling-stacks":[]}' },
  })
  assert.equal(run.status, 0, run.stderr)
  assert.ok(Number(run.stdout.trim().split('\n').at(-1)) > 200, run.stdout)
})
