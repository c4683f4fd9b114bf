import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chooseArm } from '../../shared/strategy/arms.ts'
import type { Arm, Strategy } from '../../shared/strategy/strategy.ts'
import { accepted, strategyDocument } from './strategy-documents.ts'

const strategy = (id: string, ...shares: readonly number[]): Strategy =>
  accepted(strategyDocument({ id, arms: shares.map((share, at) => ({ id: `arm-${at}`, share })) }))

function counts(of: Strategy, borrowers: number, prefix = 'borrower-'): Map<string, number> {
  const counted = new Map<string, number>(of.arms.map((arm) => [arm.id, 0]))
  for (let at = 0; at < borrowers; at += 1) {
    const { id } = chooseArm(of, `${prefix}${at}`)
    counted.set(id, (counted.get(id) ?? 0) + 1)
  }
  return counted
}

test('a strategy without arms has one that takes everybody', () => {
  const all: Arm = { id: 'all', share: 1, contact: true }
  const plain = accepted(strategyDocument())
  assert.deepEqual(plain.arms, [all])
  assert.deepEqual(chooseArm(plain, 'anyone'), all)
})

test('the same borrower always falls into the same arm', () => {
  const halves = strategy('halves', 1, 1)
  fc.assert(fc.property(fc.string(), (id) => assert.equal(chooseArm(halves, id), chooseArm(halves, id))))
})

test('borrowers fall into the arms by their shares, whatever the shares and ids', () => {
  const borrowers = 4_000
  const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 })
  const ids = fc.constantFrom('b', 'borrower-000', 'NG-', '8f14e45fceea167a')
  fc.assert(
    fc.property(shares, ids, fc.integer({ min: 0, max: 999 }), (parts, prefix, seed) => {
      const whole = parts.reduce((sum, part) => sum + part, 0)
      const counted = counts(strategy(`s${seed}`, ...parts), borrowers, prefix)
      parts.forEach((part, at) => {
        const expected = part / whole
        // Six standard deviations of a fair draw: a chance of about one in a billion for each arm.
        const allowed = 6 * Math.sqrt(borrowers * expected * (1 - expected)) + 1
        const got = counted.get(`arm-${at}`) ?? 0
        assert.ok(Math.abs(got - borrowers * expected) <= allowed, `${got} of ${borrowers} in a share of ${expected}`)
      })
    }),
    { numRuns: 60, seed: 2 },
  )
})

test('two strategies draw independently', () => {
  const one = strategy('one', 1, 1)
  const other = strategy('other', 1, 1)
  let both = 0
  for (let at = 0; at < 4_000; at += 1) {
    if (chooseArm(one, `b${at}`).id === chooseArm(other, `b${at}`).id) both += 1
  }
  assert.ok(Math.abs(both - 2_000) < 200, `${both} of 4000 agree`)
})

test('shares may be fractions and need not sum to anything', () => {
  const counted = counts(strategy('fractions', 0.475, 0.475, 0.05), 20_000)
  assert.ok(Math.abs((counted.get('arm-2') ?? 0) - 1_000) < 190, `${counted.get('arm-2')} in the twentieth`)
})
