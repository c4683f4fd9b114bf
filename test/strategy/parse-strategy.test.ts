import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseStrategy, parseStrategyText } from '../../shared/strategy/parse-strategy.ts'
import {
  accepted,
  EVERY_TEMPLATE,
  paths,
  refused,
  stepDocument,
  strategyDocument,
  withSteps,
} from './strategy-documents.ts'

test('a step says what its file says, and the rest by default', () => {
  assert.deepEqual(accepted(strategyDocument()).steps, [
    {
      id: 'overdue-1',
      anchor: 'due',
      offsetDays: 1,
      channels: ['sms', 'email'],
      purpose: 'overdue',
      tone: 'friendly',
      template: 'overdue-friendly',
      window: { from: 540, to: 1140 },
      expiresAfterDays: 0,
      requires: [],
      arms: [],
      conditions: {},
    },
  ])
})

test('everything that a step may say is read', () => {
  const conditions = {
    segments: ['new'],
    products: ['payday'],
    amount: { currency: 'USD', min: 1000, max: 50000 },
    daysPastDue: { min: 1, max: 30 },
    history: { contactsSent: { max: 3 }, brokenPromises: { min: 0, max: 1 } },
  }
  const strategy = accepted(
    strategyDocument({
      $schema: '../strategy.schema.json',
      arms: [
        { id: 'a', share: 1 },
        { id: 'control', share: 1, contact: false },
      ],
      steps: [
        stepDocument(),
        stepDocument({
          id: 'b',
          when: 'overdue 4 days',
          template: 'house-4',
          expires: '2 days',
          requires: ['overdue-1'],
          arms: ['a'],
          if: conditions,
        }),
      ],
    }),
  )
  assert.deepEqual(strategy.arms, [
    { id: 'a', share: 1, contact: true },
    { id: 'control', share: 1, contact: false },
  ])
  const [, step] = strategy.steps
  assert.equal(step?.template, 'house-4')
  assert.equal(step?.expiresAfterDays, 2)
  assert.deepEqual(step?.requires, ['overdue-1'])
  assert.deepEqual(step?.arms, ['a'])
  assert.deepEqual(step?.conditions, conditions)
  assert.ok(!('$schema' in strategy))
})

test('everything that is wrong is told in one reading, in the order of the file', () => {
  const errors = refused(
    strategyDocument({
      colour: 'red',
      steps: [
        stepDocument({ when: 'soon', channels: [] }),
        stepDocument({ id: 'b', tone: 'loud' }),
        stepDocument({ id: 'c', when: 'overdue 5 days', requires: ['nobody'], if: { daysPastDue: { max: 3 } } }),
        stepDocument({ id: 'd', when: 'overdue 6 days', requires: ['b'] }),
      ],
    }),
  )
  assert.deepEqual(paths(errors), [
    '/colour',
    '/steps/0/channels',
    '/steps/0/when',
    '/steps/1/tone',
    '/steps/2/if/daysPastDue/max',
    '/steps/2/requires/0',
  ])
  for (const { problem, mend } of errors) assert.ok(problem.length > 0 && mend.length > 0)
})

test('the tenth step comes after the second', () => {
  const steps = Array.from({ length: 11 }, (_, at) => ({
    when: `overdue ${at + 1} days`,
    tone: at > 1 ? 'loud' : 'neutral',
  }))
  assert.equal(paths(refused(withSteps(...steps))).at(-1), '/steps/10/tone')
})

test('a list of steps far too long is refused without walking it', () => {
  const steps = Array.from({ length: 20_000 }, (_, at) => ({ when: 'soon', requires: [`step-${at + 1}`] }))
  assert.ok(refused(withSteps(...steps)).length <= 1_000)
})

test('a misspelt key is refused at its place with the keys that exist', () => {
  const [error] = refused(withSteps({ chanels: ['sms'] }))
  assert.deepEqual(error, {
    path: '/steps/0/chanels',
    problem: 'a step has no such key',
    mend: 'remove it or use one of: id, when, channels, purpose, tone, template, window, expires, task, requires, arms, if',
  })
})

const shapes: readonly (readonly [string, unknown, string, RegExp])[] = [
  ['not an object', 7, '', /object/],
  ['a list', [], '', /object/],
  ['without id', { ...strategyDocument(), id: undefined }, '/id', /add "id"/],
  ['with a number for its version', strategyDocument({ version: 1 }), '/version', /a text, in quotes/],
  ['with an empty version', strategyDocument({ version: '' }), '/version', /text/],
  ['with a blank in its id', strategyDocument({ id: 'my strategy' }), '/id', /letters, digits/],
  ['without steps', strategyDocument({ steps: [] }), '/steps', /at least one/],
  ['with steps that are no list', strategyDocument({ steps: {} }), '/steps', /a list/],
  [
    'with 201 steps',
    withSteps(...Array.from({ length: 201 }, (_, at) => ({ when: `overdue ${at + 1} days` }))),
    '/steps',
    /at most 200/,
  ],
  ['with a step without window', withSteps({ window: undefined }), '/steps/0/window', /add "window"/],
  [
    'with an unknown channel',
    withSteps({ channels: ['sms', 'fax'] }),
    '/steps/0/channels/1',
    /sms, email, voice, webhook, agent/,
  ],
  ['with a channel named twice', withSteps({ channels: ['sms', 'sms'] }), '/steps/0/channels', /once/],
  ['with a tone of its own', withSteps({ tone: 'threatening' }), '/steps/0/tone', /friendly, neutral, firm/],
  ['with an unknown purpose', withSteps({ purpose: 'visit' }), '/steps/0/purpose', /upcoming/],
  [
    'with an hour that does not exist',
    withSteps({ window: { from: '09:00', to: '25:00' } }),
    '/steps/0/window/to',
    /HH:MM/,
  ],
  ['with an expiry in hours', withSteps({ expires: '12 hours' }), '/steps/0/expires', /2 days/],
  [
    'with an unknown currency',
    withSteps({ if: { amount: { currency: 'XYZ' } } }),
    '/steps/0/if/amount/currency',
    /ISO 4217|USD/,
  ],
  ['with a step without when', withSteps({ when: undefined }), '/steps/0/when', /due - 3 days/],
  ['with a step without tone', withSteps({ tone: undefined }), '/steps/0/tone', /friendly, neutral, firm/],
  ['with an arm without share', strategyDocument({ arms: [{ id: 'a' }] }), '/arms/0/share', /such as 50/],
  ['with a number for a moment', withSteps({ when: 3 }), '/steps/0/when', /due - 3 days/],
  [
    'with half a cent',
    withSteps({ if: { amount: { currency: 'USD', min: 0.5 } } }),
    '/steps/0/if/amount/min',
    /minor units/,
  ],
  [
    'with a negative count',
    withSteps({ if: { daysPastDue: { min: -1 } } }),
    '/steps/0/if/daysPastDue/min',
    /zero or more/,
  ],
  ['with an empty list of segments', withSteps({ if: { segments: [] } }), '/steps/0/if/segments', /at least one/],
  ['with an unknown condition', withSteps({ if: { age: 30 } }), '/steps/0/if/age', /segments, products, amount/],
  ['with a share of zero', strategyDocument({ arms: [{ id: 'a', share: 0 }] }), '/arms/0/share', /part of the whole/],
  ['with a negative share', strategyDocument({ arms: [{ id: 'a', share: -5 }] }), '/arms/0/share', /part of the whole/],
  ['with an empty list of arms', strategyDocument({ arms: [] }), '/arms', /at least one arm/],
]

for (const [what, document, path, mend] of shapes) {
  test(`a strategy ${what} is refused`, () => {
    const errors = refused(JSON.parse(JSON.stringify(document)))
    assert.deepEqual(paths(errors), [path])
    assert.match(errors[0]?.mend ?? '', mend)
    assert.doesNotMatch(`${errors[0]?.problem} ${errors[0]?.mend}`, /Invalid|expected|undefined/)
  })
}

test('text that is not JSON is refused in words', () => {
  const parsed = parseStrategyText('{ "id": "x", }', EVERY_TEMPLATE)
  assert.ok('errors' in parsed)
  assert.match(parsed.errors[0]?.problem ?? '', /^this is not JSON/)
  assert.ok('errors' in parseStrategyText('', EVERY_TEMPLATE))
})

test('a byte order mark before the text does no harm', () => {
  assert.ok('strategy' in parseStrategyText(`\uFEFF${JSON.stringify(strategyDocument())}`, EVERY_TEMPLATE))
})

test('whatever is handed in, it is accepted or refused with reasons and nothing is thrown', () => {
  const anything = fc.anything({ maxDepth: 3 })
  const nearly = fc.record({
    steps: fc.array(fc.oneof(anything, fc.constant(stepDocument()))),
    arms: anything,
    id: anything,
  })
  fc.assert(
    fc.property(fc.oneof(anything, nearly), (input) => {
      const parsed = parseStrategy(input, EVERY_TEMPLATE)
      assert.ok('strategy' in parsed || parsed.errors.length > 0)
    }),
  )
})
