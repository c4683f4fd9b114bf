import uPlot from 'uplot'
import { CASE_STATES, type CaseState } from '../../../story/timeline.ts'
import type { CountsView } from '../view.ts'
import { element } from './element.ts'
import type { ViewContext } from './view-context.ts'

const HEIGHT = 280
const HOUR = 3_600
const DAY = 24 * HOUR
/** The span shown of a first sample alone, in seconds: uPlot would give it a thousand days. */
const FIRST_SPAN = 6 * HOUR

/** Lines are told apart by weight and dash as well as by colour. */
export const LINES: Record<CaseState, { readonly color: string; readonly width: number; readonly dash: number[] }> = {
  upcoming: { color: '--plot-quiet', width: 2, dash: [] },
  due: { color: '--accent', width: 2, dash: [7, 4] },
  overdue: { color: '--accent', width: 3, dash: [] },
  paused: { color: '--ink', width: 2, dash: [2, 3] },
  settled: { color: '--ink', width: 1.5, dash: [] },
}

export interface CountsPlot {
  readonly node: HTMLElement
  show(counts: CountsView): void
  close(): void
}

/** Borrowers by state over time; `pointed` hears which sample the pointer is at, or none. */
export function countsPlot({ formats }: ViewContext, pointed: (sample: number | undefined) => void): CountsPlot {
  const node = element('div', { class: 'plot', role: 'img' })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  let counts: CountsView | undefined
  let plot: uPlot | undefined

  const draw = () => {
    plot?.destroy()
    const style = getComputedStyle(document.documentElement)
    const color = (name: string) => style.getPropertyValue(name).trim()
    const axis = { stroke: color('--quiet'), font: `14px ${style.fontFamily}`, ticks: { show: false } }
    plot = new uPlot(
      {
        width: Math.max(200, node.clientWidth),
        height: HEIGHT,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
        legend: { show: false },
        cursor: { y: false, drag: { setScale: false }, points: { size: 8 } },
        scales: {
          x: { range: (self, from, to) => [from, isFirst(self) ? from + FIRST_SPAN : to] },
          y: { range: (_, __, most) => [0, Math.max(5, most * 1.08)] },
        },
        axes: [
          {
            ...axis,
            space: 76,
            size: 34,
            incrs: [HOUR, 6 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 364 * DAY],
            grid: { show: false },
            values: (_, splits, __, ___, step) =>
              splits.map((at) => (step < DAY ? formats.time(at * 1_000) : formats.shortDate(at * 1_000))),
          },
          {
            ...axis,
            size: 52,
            space: 44,
            grid: { stroke: color('--line'), width: 1 },
            incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000],
            values: (_, splits) => splits.map((value) => formats.number(value)),
          },
        ],
        series: [
          {},
          ...CASE_STATES.map((state) => ({
            stroke: color(LINES[state].color),
            width: LINES[state].width,
            dash: LINES[state].dash,
            // A line needs two samples; the first one alone is a point.
            points: { show: isFirst, size: 8, fill: color(LINES[state].color) },
          })),
        ],
        hooks: { setCursor: [(self) => pointed(self.cursor.idx ?? undefined)] },
      },
      dataOf(counts),
      node,
    )
  }

  const resize = new ResizeObserver(() => {
    if (plot === undefined) draw()
    else plot.setSize({ width: Math.max(200, node.clientWidth), height: HEIGHT })
  })
  resize.observe(node)
  dark.addEventListener('change', draw)

  return {
    node,
    show: (next) => {
      counts = next
      plot?.setData(dataOf(counts))
    },
    close: () => {
      resize.disconnect()
      dark.removeEventListener('change', draw)
      plot?.destroy()
    },
  }
}

function isFirst({ data }: uPlot): boolean {
  return data[0].length === 1
}

function dataOf(counts: CountsView | undefined): uPlot.AlignedData {
  if (counts === undefined) return [[]]
  return [counts.at.map((at) => at / 1_000), ...CASE_STATES.map((state) => [...counts.states[state]])]
}
