import type { Grouping } from '../../../outcomes/grouping.ts'
import type { GroupOutcomes, Share } from '../../../outcomes/outcome-report.ts'
import { estimateInWords } from './estimate-words.ts'
import { type Figure, figuresTable } from './figures-table.ts'
import type { ViewContext } from './view-context.ts'

/** Whom a group is made of, and what they answered. */
export function answersTable(context: ViewContext, by: Grouping, groups: readonly GroupOutcomes[]): HTMLElement {
  const { strings, formats } = context
  const percent = (part: number) => formats.number(part * 100)
  const figure = ({ hits, of, estimate }: Share): Figure => {
    if (estimate === undefined) return { shown: strings.none }
    const { interval } = estimateInWords(strings, estimate, percent)
    return { shown: strings.ofMany(formats.number(hits), formats.number(of)), under: strings.percent(interval) }
  }
  return figuresTable(context, {
    title: strings.answers,
    columns: [
      strings.group[by],
      strings.borrowers,
      strings.contacted,
      strings.tooRecent,
      strings.promisesKept,
      strings.optedOut,
      strings.complained,
    ],
    rows: groups.map((group) => ({
      name: group.name,
      figures: [
        { shown: formats.number(group.borrowers) },
        { shown: formats.number(group.contacted) },
        { shown: formats.number(group.tooRecent) },
        ...[group.promisesKept, group.optedOut, group.complained].map(figure),
      ],
    })),
  })
}
