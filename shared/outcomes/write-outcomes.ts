import { decimalPlaces } from '../case/money.ts'
import { GROUPINGS, type Grouping } from './grouping.ts'
import type { Estimate } from './interval.ts'
import type { GroupOutcomes, OutcomeReport, RecoveredIn, Share } from './outcome-report.ts'

const TITLES: { readonly [By in Grouping]: string } = { arm: 'Arm', segment: 'Segment', step: 'Step' }

/** Fewer than this say little; the report marks them. */
const FEW = 30

const NOTES = [
  'Every figure has its 95 % interval in brackets: of shares by Wilson, of amounts and costs by a bootstrap over borrowers with a fixed seed.',
  `Fewer than ${FEW} are marked with *: the interval says how little they tell.`,
  'Cured: nothing of the borrower past due any more, 7 or 30 local days after the first due day missed in the period, or after the first contact of the step.',
  'Recovered: what settled in those 30 days, or up to the cure or the next contact, towards what was past due. Who was past due before the period, or is too recent to judge, is left out.',
  'Arms are drawn by hash, so their difference is what the strategy did. Segments and steps are not: a later step meets those who had not paid after an earlier one.',
]

/** The report for people: two Markdown tables for each grouping, and what is counted. */
export function writeOutcomes(report: OutcomeReport): string {
  return [...GROUPINGS.flatMap((by) => tablesOf(TITLES[by], report[by])), ...NOTES].join('\n')
}

function tablesOf(title: string, groups: readonly GroupOutcomes[]): readonly string[] {
  if (groups.length === 0) return []
  const money = groups.flatMap((group) => group.recovered.map((recovered) => moneyCells(group, recovered)))
  return [
    ...table(
      [title, 'Borrowers', 'Contacted', 'Cured in 7 days', 'In 30 days', 'Too recent', ...ANSWERS],
      groups.map(cells),
    ),
    ...table([title, 'Past due in', 'Borrowers', 'Recovered', 'A borrower', 'Cost for 100 recovered'], money),
  ]
}

const ANSWERS = ['Promises kept', 'Opted out', 'Complained']

function table(headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  return [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).concat('')
}

function cells(group: GroupOutcomes): readonly string[] {
  const { borrowers, contacted, cured, tooRecent, promisesKept, optedOut, complained, overControl } = group
  const difference = overControl === undefined ? '' : `; ${points(overControl)} over no contact`
  return [
    nameOf(group),
    String(borrowers),
    String(contacted),
    shareInWords(cured[7]),
    `${shareInWords(cured[30])}${difference}`,
    String(tooRecent),
    ...[promisesKept, optedOut, complained].map(shareInWords),
  ]
}

function moneyCells(
  group: GroupOutcomes,
  { currency, borrowers, total, each, costPerUnit }: RecoveredIn,
): readonly string[] {
  const places = decimalPlaces(currency)
  const whole = (minor: number) => (minor / 10 ** places).toFixed(places)
  const dollars = (micro: number) => Number(((micro * 100 * 10 ** places) / 1_000_000).toPrecision(2)).toString()
  return [
    nameOf(group),
    currency,
    `${borrowers}${borrowers < FEW ? '*' : ''}`,
    whole(total),
    each === undefined ? '' : bounded(each, whole),
    costPerUnit === undefined ? 'nothing recovered' : `$${bounded(costPerUnit, dollars)}`,
  ]
}

function nameOf({ name }: GroupOutcomes): string {
  return name === '' ? '(none)' : name
}

function shareInWords({ hits, of, estimate }: Share): string {
  if (estimate === undefined) return 'none'
  return `${hits} of ${of}${of < FEW ? '*' : ''}, ${bounded(estimate, (part) => (part * 100).toFixed(0))} %`
}

function points(estimate: Estimate): string {
  return `${bounded(estimate, (part) => `${part > 0 ? '+' : ''}${(part * 100).toFixed(0)}`)} points`
}

function bounded({ value, low, high }: Estimate, write: (figure: number) => string): string {
  return `${write(value)} (${write(low)} to ${Number.isFinite(high) ? write(high) : 'any'})`
}
