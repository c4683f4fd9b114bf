import { csvCell } from '../csv-cell.ts'
import { GROUPINGS } from './grouping.ts'
import type { Estimate } from './interval.ts'
import type { GroupOutcomes, OutcomeReport, Share } from './outcome-report.ts'

const COLUMNS = ['by', 'name', 'measure', 'currency', 'hits', 'of', 'value', 'low', 'high']

type Cells = readonly (string | number | undefined)[]

/**
 * The report with one figure a row. Shares are from 0 to 1; `recovered-each` is minor units a borrower, `recovered-total` minor units,
 * `cost-per-unit` millionths of a US dollar for one minor unit. A figure that nothing supports is empty.
 */
export function outcomesCsv(report: OutcomeReport): string {
  const rows = GROUPINGS.flatMap((by) =>
    report[by].flatMap((group) =>
      figuresOf(group).map((cells) =>
        COLUMNS.map((_, at): string | number | undefined => [by, group.name, ...cells][at]),
      ),
    ),
  )
  return [COLUMNS, ...rows].map((cells) => `${cells.map((value) => csvCell(written(value))).join(',')}\r\n`).join('')
}

function figuresOf(group: GroupOutcomes): readonly Cells[] {
  const { borrowers, contacted, tooRecent, cured, promisesKept, optedOut, complained, recovered, overControl } = group
  return [
    ['borrowers', '', borrowers],
    ['contacted', '', contacted],
    ['too-recent', '', tooRecent],
    shareRow('cured-7-days', cured[7]),
    shareRow('cured-30-days', cured[30]),
    ...(overControl === undefined ? [] : [['over-control', '', '', '', ...bounds(overControl)]]),
    shareRow('promises-kept', promisesKept),
    shareRow('opted-out', optedOut),
    shareRow('complained', complained),
    ...recovered.flatMap(({ currency, borrowers: of, total, each, costPerUnit }): readonly Cells[] => [
      ['recovered-total', currency, total, of],
      ['recovered-each', currency, '', of, ...bounds(each)],
      ['cost-per-unit', currency, '', of, ...bounds(costPerUnit)],
    ]),
  ]
}

function shareRow(measure: string, { hits, of, estimate }: Share): Cells {
  return [measure, '', hits, of, ...bounds(estimate)]
}

function bounds(estimate: Estimate | undefined): Cells {
  return estimate === undefined ? [] : [estimate.value, estimate.low, estimate.high]
}

/** A bound that nothing bounds stays empty, as a figure does that nothing supports. */
function written(value: string | number | undefined): string {
  return value === undefined || value === Infinity ? '' : String(value)
}
