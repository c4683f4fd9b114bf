import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseArm } from '../../shared/strategy/arms.ts'
import { SHIPPED_STRATEGIES, shippedStrategy } from '../../shared/strategy/shipped.ts'
import { StrategyRefusedError } from '../../shared/strategy/strategy-error.ts'
import { EVERY_TEMPLATE } from './strategy-documents.ts'

for (const id of SHIPPED_STRATEGIES) {
  const strategy = shippedStrategy(id, EVERY_TEMPLATE)

  test(`"${id}" is valid and bears the name of its file`, () => assert.equal(strategy.id, id))

  test(`"${id}" is never firm before day 8, and only about a missed date`, () => {
    for (const step of strategy.steps.filter(({ tone }) => tone === 'firm')) {
      assert.equal(step.anchor, 'due', step.id)
      assert.ok(step.offsetDays >= 8, step.id)
    }
  })

  test(`"${id}" writes only by day`, () => {
    for (const { window, id: step } of strategy.steps) {
      assert.ok(window.from >= 9 * 60 && window.to <= 19 * 60, step)
    }
  })
}

test('"gentle" offers to pay in parts before it is ever firm', () => {
  const { steps } = shippedStrategy('gentle', EVERY_TEMPLATE)
  const offer = steps.find(({ purpose }) => purpose === 'offer-arrangement')
  const firm = steps.find(({ tone }) => tone === 'firm')
  assert.ok(offer && firm && offer.offsetDays < firm.offsetDays)
})

test('"gentle" ends with a person', () => {
  const { steps } = shippedStrategy('gentle', EVERY_TEMPLATE)
  assert.deepEqual(steps.find(({ anchor, offsetDays }) => anchor === 'due' && offsetDays === 30)?.channels, ['agent'])
})

test('"early-delinquency" leaves about one borrower in twenty alone', () => {
  const strategy = shippedStrategy('early-delinquency', EVERY_TEMPLATE)
  let alone = 0
  for (let at = 0; at < 10_000; at += 1) if (!chooseArm(strategy, `b${at}`).contact) alone += 1
  assert.ok(alone > 400 && alone < 600, `${alone} of 10000`)
})

test('"early-delinquency" speaks of missed dates from day 1 to day 30 only', () => {
  const { steps } = shippedStrategy('early-delinquency', EVERY_TEMPLATE)
  for (const step of steps.filter(({ anchor }) => anchor === 'due')) {
    assert.ok(step.offsetDays >= 1 && step.offsetDays + step.expiresAfterDays <= 30, step.id)
    assert.deepEqual(step.conditions.daysPastDue, { min: 1, max: 30 }, step.id)
  }
})

test('"education" asks for nothing', () => {
  for (const step of shippedStrategy('education', EVERY_TEMPLATE).steps) {
    assert.equal(step.purpose, 'education')
    assert.deepEqual(step.channels, ['email', 'sms'])
  }
})

test('a shipped strategy whose templates are missing is refused with every missing one', () => {
  const nothing = { templates: { has: () => false } }
  assert.throws(
    () => shippedStrategy('education', nothing),
    (error) =>
      error instanceof StrategyRefusedError &&
      error.errors.length === 4 &&
      /education-paying-early/.test(error.message),
  )
})
