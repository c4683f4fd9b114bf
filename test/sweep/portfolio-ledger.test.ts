import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOBODY, portfolioOf } from '../../shared/sweep/portfolio-ledger.ts'
import { at } from '../case/factories.ts'

const noon = at('2026-11-07T12:00:00+08:00')
const counted = (segment: number, overdue: number, minutes = 0, of = 2) => ({
  segment,
  of,
  at: noon + minutes * 60_000,
  states: { ...NOBODY, overdue },
})

test('the portfolio is the sum of its segments, and as old as the oldest', () => {
  assert.deepEqual(portfolioOf([counted(0, 3, 5), counted(1, 4)]), { at: noon, states: { ...NOBODY, overdue: 7 } })
})

test('nothing is said of a portfolio before every part of it was counted', () => {
  assert.equal(portfolioOf([]), undefined)
  assert.equal(portfolioOf([counted(0, 3)]), undefined)
})

test('counts of another number of segments are not added to these', () => {
  assert.equal(portfolioOf([counted(0, 3), counted(1, 4), counted(0, 9, 0, 4)]), undefined)
})
