import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import manifest from '../package.json' with { type: 'json' }

const TIERS = [...Object.keys(manifest.scripts).filter((name) => /^test(?::|$)/.test(name)), 'synth']

for (const place of ['.ci/run', '.github/workflows/checks.yml']) {
  test(`${place} runs every tier of tests, and synth`, () => {
    const text = readFileSync(new URL(`../${place}`, import.meta.url), 'utf8')
    for (const tier of TIERS) assert.match(text, new RegExp(`npm ${tier === 'test' ? 'test' : `run ${tier}`}$`, 'm'))
  })
}
