import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { Template } from 'aws-cdk-lib/assertions'
import { duewellApp } from '../../infra/duewell-app.ts'
import { compilePolicy } from '../../shared/case/compile-policy.ts'
import { readPolicyLines } from '../../shared/case/policy-lines.ts'
import { resourcesOf } from './synthesised.ts'

const outdir = mkdtempSync(join(tmpdir(), 'duewell-'))
after(() => rmSync(outdir, { recursive: true }))

// The one synth in the tests that really bundles. It needs no account, no credentials and no network.
const { app, stack } = duewellApp({ outdir, context: { stage: 'prod', strategy: 'education' } })
app.synth()

/** Where the code of each function lies. */
const bundles = new Map(
  Array.from(resourcesOf(Template.fromStack(stack), 'AWS::Lambda::Function'), ([id, { Properties }]) => {
    const [hash] = String(Properties.Code.S3Key).split('.')
    return [id, join(outdir, `asset.${hash}`)] as const
  }),
)

test('each function has a bundle of its own: no provider of one channel is carried by another', () => {
  assert.equal(bundles.size, 11)
  assert.equal(new Set(bundles.values()).size, bundles.size)
})

test('the policy lies beside the code of every function, and is the one that was asked for', () => {
  for (const [id, folder] of bundles) {
    const policy = compilePolicy(readPolicyLines(readFileSync(join(folder, 'policy.jsonl'), 'utf8')))
    assert.match(policy.versions.strategy, /^education/, id)
    assert.deepEqual(policy.channels, ['sms', 'email', 'agent'])
  }
})

test('a function that is told nothing refuses to start, rather than lose what it is given', async () => {
  for (const folder of bundles.values()) {
    await assert.rejects(import(pathToFileURL(join(folder, 'index.mjs')).href), { name: 'EnvironmentError' })
  }
})
