import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { missingFromProd } from '../../infra/missing-from-prod.ts'
import { propsOf } from '../../infra/props-of.ts'
import { settingsFrom } from '../../infra/settings-file.ts'
import { settingsSchema } from '../../infra/settings-schema.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import { blocksOf, pageAt } from '../docs/pages.ts'
import { synthesise, theOnly } from './synthesised.ts'

const [EXAMPLE = ''] = blocksOf(pageAt('docs/guides/deploying.md'), 'json')

const folder = mkdtempSync(join(tmpdir(), 'settings-'))
after(() => rmSync(folder, { recursive: true }))

function settingsAs(content: unknown): string {
  const path = join(folder, 'duewell.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** What is said of settings that can't be used. */
function refusalOf(content: unknown): string {
  try {
    settingsFrom(settingsAs(content))
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  return assert.fail('the settings were taken')
}

test('a stage without a file has a sample lender, three channels and every default', () => {
  const props = propsOf('dev', settingsFrom(undefined))
  assert.equal(props.lender, SAMPLE_LENDER)
  assert.deepEqual(Object.keys(props.channels), ['sms', 'email', 'agent'])
  assert.equal(props.keepData, false)
  assert.equal(props.strategy.id, 'gentle')
})

test('the example of the guide is taken as it stands, and lacks nothing that prod needs', () => {
  const file = settingsFrom(settingsAs(EXAMPLE))
  assert.deepEqual(missingFromProd(file.settings), [])
  const props = propsOf('prod', file)
  assert.equal(props.keepData, true)
  assert.deepEqual(
    props.packs?.map(({ id }) => id),
    file.settings.packs,
  )
  assert.equal(props.sweepEvery?.toMinutes(), 60)
})

test('the settings of the guide to restoring are taken as they stand', () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(pageAt('docs/guides/restoring.md').text) ?? []
  assert.ok(propsOf('test', settingsFrom(settingsAs(example))).restored?.cases)
})

test('the guide speaks of every setting that there is', () => {
  const { text } = pageAt('docs/guides/deploying.md')
  for (const key of Object.keys(settingsSchema.shape)) {
    if (key !== '$schema') assert.match(text, new RegExp(`^\\| \`${key}\``, 'm'))
  }
})

test('prod needs a lender, channels and whom to wake, and says so of each', () => {
  const missing = missingFromProd({})
  assert.deepEqual(
    missing.map(({ path }) => path),
    ['/lender', '/channels', '/alarmEmail', '/borrowerPage'],
  )
  const unnamed = missingFromProd({ borrowerPage: {} }).map(({ path }) => path)
  assert.ok(unnamed.includes('/borrowerPage/domain'))
  for (const { mend } of missing) assert.ok(mend.length > 10)
})

const REFUSALS: readonly (readonly [string, unknown, RegExp])[] = [
  ['a setting that does not exist', { chanels: {} }, /\/chanels\n/],
  ['a provider that does not exist', { channels: { sms: { sender: { by: 'pigeon' } } } }, /\/channels\/sms\/sender/],
  [
    'a price that is no price',
    sms({ by: 'sns', maxPriceUsd: 0.1 }),
    /\/channels\/sms\/sender\/maxPriceUsd\n.*text, in quotes/s,
  ],
  [
    'one sender at once, which Lambda can not hold',
    { channels: { agent: { maxConcurrency: 1 } } },
    /\/maxConcurrency\n.*2 to 1000/s,
  ],
  [
    'a webhook without TLS',
    { channels: { webhook: { sender: webhook('http://a.example') } } },
    /\/webhook\/sender\/url\n.*https/s,
  ],
  [
    'a sender that is no mailbox',
    { channels: { email: { sender: { from: 'Bank' } } } },
    /\/email\/sender\/from\n.*name@domain/s,
  ],
  ['a retention that logs do not have', { retention: { logDays: 2 } }, /\/retention\/logDays\n.*one of 1, 3, 5/s],
  ['no channel at all', { channels: {} }, /\/channels\n.*Add one/s],
  ['an alarm address that is none', { alarmEmail: 'me' }, /\/alarmEmail\n.*email address/s],
  ['a sweep too rare', { sweepMinutes: 2000 }, /\/sweepMinutes/],
  ['a model that is none', secondOpinion('nova'), /\/replies\/secondOpinion\/modelId\n.*amazon\.nova/s],
  ['a profile that is everywhere', secondOpinion('global.amazon.nova-lite-v1:0'), /\/modelId\n.*any region/s],
  ['a second opinion of nobody', { replies: { secondOpinion: {} } }, /\/replies\/secondOpinion\/modelId/],
  ['a truth that is neither', { loanTruth: { ftp: 'x' } }, /\/loanTruth/],
  [
    'a restored table with the stream of another',
    { restored: { cases: { tableArn: aTable('a'), streamArn: `${aTable('b')}/stream/2026-11-24T10:00:00.000` } } },
    /\/restored\/cases\/streamArn\n.*of this very table/s,
  ],
  ['what is no JSON', '{ "strategy": ', /the whole file\n.*not JSON/s],
]

function secondOpinion(modelId: string) {
  return { replies: { secondOpinion: { modelId } } }
}

function sms(sender: object) {
  return { channels: { sms: { sender } } }
}

function aTable(name: string) {
  return `arn:aws:dynamodb:eu-central-1:123456789012:table/${name}`
}

function webhook(url: string) {
  return { url, secretArn: 'arn:aws:secretsmanager:eu-central-1:1:secret:x' }
}

for (const [what, content, says] of REFUSALS) {
  test(`settings with ${what} end synth, and the error says where and how to mend it`, () => {
    const message = refusalOf(content)
    assert.match(message, /duewell\.json" can't be used/)
    assert.match(message, says)
  })
}

test('a file that is not there ends synth', () => {
  assert.throws(() => settingsFrom('nowhere.json'), { name: 'UnknownSettingError', message: /nowhere\.json/ })
})

test('paths in settings are read from where the settings lie', () => {
  mkdirSync(join(folder, 'own'), { recursive: true })
  writeFileSync(join(folder, 'own/strategy.json'), JSON.stringify(STRATEGY))
  writeFileSync(join(folder, 'own/pack.json'), JSON.stringify({ id: 'x' }))
  assert.equal(propsOf('dev', settingsFrom(settingsAs({ strategy: 'own/strategy.json' }))).strategy.id, 'house')
  assert.throws(() => propsOf('dev', settingsFrom(settingsAs({ packs: ['own/pack.json'] }))), {
    name: 'PackRefusedError',
  })
})

const STRATEGY = {
  id: 'house',
  version: '1',
  description: 'Our own.',
  steps: [
    {
      id: 'due-today',
      when: 'due',
      channels: ['sms'],
      purpose: 'due-today',
      tone: 'friendly',
      window: { from: '09:00', to: '17:00' },
    },
  ],
}

test('a template of the lender that claims wording which it does not carry ends synth', () => {
  const text = { provides: ['opt-out'], text: 'Please pay.' }
  const template = { id: 'x', version: '1', purpose: 'overdue', tone: 'friendly', texts: { en: { sms: text } } }
  writeFileSync(join(folder, 'template.json'), JSON.stringify(template))
  assert.throws(() => propsOf('dev', settingsFrom(settingsAs({ templates: ['template.json'] }))), {
    name: 'SettingsRefusedError',
    message: /template\.json[\s\S]*\/texts/,
  })
})

test('a template of the lender that threatens ends synth with the place, the phrase, the rule and a mend', () => {
  const text = { provides: ['identity', 'opt-out'], text: '{lender}: pay or we will sue you {link} Reply STOP' }
  const template = { id: 'x', version: '1', purpose: 'overdue', tone: 'firm', texts: { en: { sms: text } } }
  writeFileSync(join(folder, 'template.json'), JSON.stringify(template))
  assert.throws(() => propsOf('dev', settingsFrom(settingsAs({ templates: ['template.json'] }))), {
    name: 'SettingsRefusedError',
    message: /template\.json[\s\S]*\/texts\/en\/sms\/text[\s\S]*threatens[\s\S]*DEFAULT-WORDING[\s\S]*date/,
  })
})

test('the command line names a strategy before the file does', () => {
  assert.equal(propsOf('dev', settingsFrom(settingsAs({ strategy: 'gentle' })), 'education').strategy.id, 'education')
})

test('settings reach the functions: freshness, budgets, pace and price caps', () => {
  const secretArn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:truth-AbCdEf'
  const truth = { url: 'https://core.bank.example/truth', secretArn }
  const stack = synthesise('dev', {
    freshHours: 4,
    retention: { historyDays: 1_900, logDays: 30 },
    loanTruth: truth,
    channels: {
      sms: { sender: { by: 'sns', maxPriceUsd: '0.03' }, maxConcurrency: 5, ratePerSecond: 2.5, budgetPerHour: 40 },
      email: { sender: { from: 'a@bank.example' } },
      agent: {},
    },
  })
  const [, { Properties }] = theOnly(stack, 'AWS::Lambda::Function', /SendDueContactsms/)
  const told = Properties.Environment.Variables
  assert.equal(told.FRESH_FOR_SECONDS, '14400')
  assert.equal(told.HISTORY_DAYS, '1900')
  assert.equal(told.RATE_PER_SECOND, '2.5')
  assert.equal(told.MAX_CONCURRENCY, '5')
  assert.deepEqual(JSON.parse(told.BUDGETS), { sms: 40, email: 1000, agent: 1000 })
  assert.deepEqual(JSON.parse(told.SENDER), { by: 'sns', type: 'Transactional', maxPriceUsd: '0.03' })
  assert.deepEqual(JSON.parse(told.LOAN_TRUTH), truth)
  const [, mapping] = theOnly(stack, 'AWS::Lambda::EventSourceMapping', /SendDueContactsms/)
  assert.equal(mapping.Properties.ScalingConfig.MaximumConcurrency, 5)
  const [, log] = theOnly(stack, 'AWS::Logs::LogGroup', /SendDueContactsms/)
  assert.equal(log.Properties.RetentionInDays, 30)
})
