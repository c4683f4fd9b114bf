import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { BorrowerOutcome } from '../../shared/outcomes/borrower-outcome.ts'
import { OutcomeTally } from '../../shared/outcomes/outcome-report.ts'
import { outcomesCsv } from '../../shared/outcomes/outcomes-csv.ts'
import { writeOutcomes } from '../../shared/outcomes/write-outcomes.ts'

function anOutcome(overrides: Partial<BorrowerOutcome> = {}): BorrowerOutcome {
  return {
    arm: 'gentle',
    segment: 'first-loan',
    contacted: true,
    cured: { 7: true, 30: true },
    recovery: { recovered: { USD: 100_00 }, cost: { USD: 13_000 } },
    promises: { kept: 0, settled: 0 },
    optedOut: false,
    complained: false,
    steps: [],
    ...overrides,
  }
}

function notPastDue(): BorrowerOutcome {
  const { cured, recovery, ...outcome } = anOutcome()
  return outcome
}

function reportOf(outcomes: readonly BorrowerOutcome[], control?: string) {
  const tally = new OutcomeTally(control)
  for (const outcome of outcomes) tally.note(outcome)
  return tally.report()
}

const many = (count: number, overrides: Partial<BorrowerOutcome>) =>
  Array.from({ length: count }, () => anOutcome(overrides))

describe('the report of outcomes', () => {
  test('counts cures of those alone whose days have passed', () => {
    const { arm } = reportOf([
      ...many(3, {}),
      ...many(1, { cured: { 7: false, 30: true } }),
      ...many(2, { cured: { 7: true, 30: undefined } }),
      ...Array.from({ length: 5 }, notPastDue),
    ])
    const [gentle] = arm
    assert.deepEqual(
      [gentle?.cured[7], gentle?.cured[30]].map((share) => [share?.hits, share?.of]),
      [
        [5, 6],
        [4, 4],
      ],
    )
    assert.deepEqual([gentle?.borrowers, gentle?.tooRecent], [11, 2])
  })

  test('sets each arm against the one that hears nothing', () => {
    const silent = { arm: 'silent', contacted: false }
    const { arm } = reportOf(
      [
        ...many(56, {}),
        ...many(14, { cured: { 7: false, 30: false } }),
        ...many(48, silent),
        ...many(32, { ...silent, cured: { 7: false, 30: false } }),
      ],
      'silent',
    )
    const [gentle, control] = arm
    assert.equal(gentle?.overControl?.value.toFixed(4), '0.2000')
    assert.equal(gentle?.overControl?.low.toFixed(4), '0.0524')
    assert.equal(control?.overControl, undefined)
  })

  test('counts opt-outs and complaints of those who were contacted', () => {
    const { segment } = reportOf([
      ...many(9, {}),
      ...many(1, { optedOut: true, complained: true }),
      ...many(5, { contacted: false }),
    ])
    assert.deepEqual([segment[0]?.optedOut.hits, segment[0]?.optedOut.of, segment[0]?.complained.hits], [1, 10, 1])
  })

  test('adds amounts of one currency alone, over those who owed in it', () => {
    const yuan = { recovered: { CNY: 300_00 }, cost: { CNY: 50_000 } }
    const nothing = { recovered: { CNY: 0 }, cost: { CNY: 50_000 } }
    const { arm } = reportOf([anOutcome(), anOutcome({ recovery: yuan }), anOutcome({ recovery: nothing })])
    assert.deepEqual(
      arm[0]?.recovered.map(({ currency, borrowers, total, each, costPerUnit }) => [
        currency,
        borrowers,
        total,
        each?.value,
        costPerUnit?.value,
      ]),
      [
        ['CNY', 2, 300_00, 150_00, 100_000 / 300_00],
        ['USD', 1, 100_00, 100_00, 1.3],
      ],
    )
  })

  test('tells of a step whom it reached, with what came of it', () => {
    const step = { step: 'overdue-1', promises: { kept: 1, settled: 2 }, optedOut: false, complained: false }
    const { step: steps } = reportOf([anOutcome({ steps: [step] })])
    assert.deepEqual(
      steps.map(({ name, contacted, promisesKept: { hits, of } }) => [name, contacted, hits, of]),
      [['overdue-1', 1, 1, 2]],
    )
  })

  test('in words has few marked, and no figure where there is none', () => {
    const words = writeOutcomes(reportOf([...many(3, {}), { ...notPastDue(), arm: '' }]))
    assert.match(words, /^\| Arm \| Borrowers \| Contacted \| Cured in 7 days \|/)
    assert.match(words, /\| gentle \| 3 \| 3 \| 3 of 3\*, 100 \(44 to 100\) % \|/)
    assert.match(words, /\| \(none\) \| 1 \| 1 \| none \|/)
    assert.match(
      words,
      /\| gentle \| USD \| 3\* \| 300\.00 \| 100\.00 \(100\.00 to 100\.00\) \| \$0\.013 \(0\.013 to 0\.013\) \|/,
    )
  })

  test('as CSV has a figure a row, and a name that a spreadsheet would reckon with is text', () => {
    const rows = outcomesCsv(reportOf([anOutcome({ segment: '=1+1' })])).split('\r\n')
    assert.equal(rows[0], 'by,name,measure,currency,hits,of,value,low,high')
    assert.ok(rows.includes('arm,gentle,borrowers,,1,,,,'))
    assert.ok(rows.includes('arm,gentle,recovered-total,USD,10000,1,,,'))
    assert.ok(rows.some((row) => row.startsWith("segment,'=1+1,cured-7-days,,1,1,1,0.2")))
  })
})
