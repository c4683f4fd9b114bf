import type { CaseState, TimelineEntry } from '../../../story/timeline.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** Shapes tell states apart without colour; the word always stands beside them. */
const STATE_SHAPES: Record<CaseState, string> = {
  upcoming: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11Z',
  due: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11Z M8 2.5a5.5 5.5 0 0 1 0 11Z',
  overdue: 'M8 1.5 14.5 8 8 14.5 1.5 8Z',
  paused: 'M5 3v10M11 3v10',
  settled: 'M2.5 8.5 6.5 12.5 13.5 4',
}
const FILLED: ReadonlySet<string> = new Set(['due', 'overdue', 'contact', 'task'])

const KIND_SHAPES: Record<TimelineEntry['kind'], string> = {
  contact: 'M2 3h12v8H7l-3 3v-3H2Z',
  wait: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11Z M8 5v3l2 1.5',
  rest: 'M3 8h10',
  withdrawn: 'M4 4l8 8M12 4l-8 8',
  payment: 'M2.5 8.5 6.5 12.5 13.5 4',
  hold: 'M5 3v10M11 3v10',
  task: 'M3 3h10v10H3Z',
  'task-done': 'M3 3h10v10H3Z M5 8l2 2 4-4',
  reply: 'M14 3H2v8h7l3 3v-3h2Z',
}

export function stateMark(state: CaseState): SVGSVGElement {
  return mark(STATE_SHAPES[state], FILLED.has(state))
}

/** A payment that was taken back turns around: its tick would say that the money is there. */
const REVERSED = 'M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 7H6'

export function entryMark({ kind, detail }: TimelineEntry): SVGSVGElement {
  if (kind === 'payment' && detail === 'reversed') return mark(REVERSED, false)
  return mark(KIND_SHAPES[kind], FILLED.has(kind))
}

function mark(shape: string, filled: boolean): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('class', 'mark')
  svg.setAttribute('aria-hidden', 'true')
  // A half-filled circle is its outline, and over it the half that is filled.
  for (const [at, part] of shape.split(/ (?=M)/).entries()) {
    const path = document.createElementNS(SVG, 'path')
    const outline = shape.includes(' M') && at === 0
    path.setAttribute('d', part)
    path.setAttribute('class', filled && !outline ? 'mark-filled' : 'mark-line')
    svg.append(path)
  }
  return svg
}
