import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { duewellApp } from '../../infra/duewell-app.ts'
import { requireChannels } from '../../infra/require-channels.ts'
import { stageFrom } from '../../infra/stages.ts'
import { strategyFrom } from '../../infra/strategy-file.ts'
import { SHIPPED_STRATEGIES } from '../../shared/strategy/shipped.ts'

const folder = mkdtempSync(join(tmpdir(), 'strategy-'))
after(() => rmSync(folder, { recursive: true }))

function strategyFile(steps: readonly object[]): string {
  const path = join(folder, 'strategy.json')
  writeFileSync(path, JSON.stringify({ id: 'house', version: '1', description: 'Our own.', steps }))
  return path
}

const STEP = {
  id: 'due-today',
  when: 'due',
  channels: ['sms'],
  purpose: 'due-today',
  tone: 'friendly',
  window: { from: '09:00', to: '17:00' },
}

test('every shipped strategy passes synth, and gentle is the default', () => {
  for (const id of SHIPPED_STRATEGIES) assert.equal(strategyFrom(id).id, id)
  assert.equal(strategyFrom(undefined).id, 'gentle')
})

test("a lender's own strategy is read from its file", () => {
  assert.equal(strategyFrom(strategyFile([STEP])).id, 'house')
})

test('a wrong strategy ends synth, and the error says where and how to mend it', () => {
  const strategy = strategyFile([{ ...STEP, when: 'due + 3 moons' }])
  const synth = () => duewellApp({ context: { strategy, 'aws:cdk:bundling-stacks': [] } })
  assert.throws(synth, { name: 'StrategyRefusedError', message: /\/steps\/0\/when\n.*due \+ 3 moons/ })
})

test('a strategy that is not there ends synth with the names of those that are', () => {
  assert.throws(() => strategyFrom('stern'), { name: 'UnknownSettingError', message: /stern.*gentle/ })
})

test('a step that no deployed channel can take ends synth', () => {
  const strategy = strategyFrom(strategyFile([STEP]))
  assert.throws(() => requireChannels(strategy, ['email']), { message: /\/steps\/0\/channels\n.*due-today/ })
  assert.doesNotThrow(() => requireChannels(strategy, ['email', 'sms']))
})

test('a stage that does not exist ends synth, and dev is the default', () => {
  assert.equal(stageFrom(undefined), 'dev')
  assert.throws(() => stageFrom('production'), { name: 'UnknownSettingError', message: /dev, test, prod/ })
})
