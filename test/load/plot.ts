import type { Point } from './measures.ts'

const BARS = ' ▁▂▃▄▅▆▇█'

/** Two days; what is still queued then is told by the figures. */
const MOST_BARS = 192

export interface Series {
  readonly name: string
  readonly unit: string
  readonly of: (point: Point) => number
}

/** Series over the day as lines of bars, a bar a quarter of an hour, each line to its own scale. */
export function textPlot(all: readonly Point[], series: readonly Series[]): string {
  const points = all.slice(0, MOST_BARS)
  const width = Math.max(...series.map(({ name }) => name.length))
  const lines = series.map(({ name, unit, of }) => {
    const most = Math.max(...points.map(of))
    const bars = points.map((point) => BARS[most === 0 ? 0 : Math.ceil((of(point) / most) * (BARS.length - 1))])
    return `${name.padEnd(width)} |${bars.join('')}| at most ${shortNumber(most)} ${unit}`
  })
  const hours = Array.from({ length: Math.ceil(points.length / 16) }, (_, at) => `${at * 4} h`.padEnd(16)).join('')
  return [...lines, `${' '.repeat(width)}  ${hours}`.trimEnd()].join('\n')
}

const SIZE = { width: 960, panel: 140, margin: 48 }

/** The same as an SVG, a panel a series. */
export function svgPlot(title: string, points: readonly Point[], series: readonly Series[]): string {
  const { width, panel, margin } = SIZE
  const height = margin + series.length * (panel + margin)
  const step = (width - 2 * margin) / Math.max(1, points.length)
  const panels = series.map(({ name, unit, of }, at) => {
    const most = Math.max(1, ...points.map(of))
    const foot = margin + at * (panel + margin) + panel
    const bars = points.map((point, x) => {
      const tall = (of(point) / most) * panel
      return `<rect x="${fixed(margin + x * step)}" y="${fixed(foot - tall)}" width="${fixed(step * 0.8)}" height="${fixed(tall)}"/>`
    })
    const label = `${name}: at most ${shortNumber(Math.max(...points.map(of)))} ${unit}`
    return `<text x="${margin}" y="${foot - panel - 8}">${label}</text><path d="M${margin} ${foot}H${width - margin}" stroke="currentColor"/><g fill="#2563a8">${bars.join('')}</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui" font-size="14" role="img" aria-label="${title}">`,
    `<text x="${margin}" y="20" font-weight="bold">${title}</text>`,
    ...panels,
    `</svg>\n`,
  ].join('\n')
}

function fixed(value: number): string {
  return value.toFixed(1)
}

export function shortNumber(value: number): string {
  if (value >= 1_000_000) return `${(value / 1_000_000).toFixed(1)} M`
  if (value >= 10_000) return `${Math.round(value / 1_000)} k`
  return value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10)
}
