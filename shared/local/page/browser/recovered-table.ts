import type { Grouping } from '../../../outcomes/grouping.ts'
import type { Estimate } from '../../../outcomes/interval.ts'
import type { GroupOutcomes, RecoveredIn } from '../../../outcomes/outcome-report.ts'
import { estimateInWords } from './estimate-words.ts'
import { type Figure, figuresTable } from './figures-table.ts'
import type { ViewContext } from './view-context.ts'

/** What came back by group and currency, and what it cost. */
export function recoveredTable(context: ViewContext, by: Grouping, groups: readonly GroupOutcomes[]): HTMLElement {
  const { strings, formats } = context
  const figure = (estimate: Estimate | undefined, write: (value: number) => string): Figure => {
    if (estimate === undefined) return { shown: strings.nothingRecovered }
    const { value, interval } = estimateInWords(strings, estimate, write)
    return { shown: value, under: interval }
  }
  const figures = ({ currency, borrowers, total, each, costPerUnit }: RecoveredIn): readonly Figure[] => [
    { shown: formats.number(borrowers) },
    { shown: formats.money(total, currency) },
    figure(each, (minor) => formats.money(minor, currency)),
    figure(costPerUnit, (micro) => formats.dollarsFor(micro, currency)),
  ]
  return figuresTable(context, {
    title: strings.recovered,
    empty: strings.recoveredEmpty,
    columns: [strings.group[by], strings.borrowers, strings.total, strings.eachBorrower, strings.costOfHundred],
    rows: groups.flatMap((group) =>
      group.recovered.map((recovered) => ({
        name: `${group.name || strings.noName}, ${recovered.currency}`,
        figures: figures(recovered),
      })),
    ),
  })
}
