import { element } from './element.ts'
import type { ViewContext } from './view-context.ts'

/** A figure, and below it what it rests on. */
export interface Figure {
  readonly shown: string
  readonly under?: string | undefined
}

export interface FiguresTable {
  readonly title: string
  readonly columns: readonly string[]
  /** What stands in place of the table while there is no row. */
  readonly empty?: string
  readonly rows: readonly { readonly name: string; readonly figures: readonly Figure[] }[]
}

/** A table of figures by group, under its heading. It scrolls by itself where a screen is too narrow for it. */
export function figuresTable({ strings }: ViewContext, { title, columns, rows, empty }: FiguresTable): HTMLElement {
  if (rows.length === 0 && empty !== undefined) {
    return element('section', { class: 'panel' }, element('h2', {}, title), element('p', { class: 'empty' }, empty))
  }
  const [first = '', ...others] = columns
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, first),
    ...others.map((column) => element('th', { scope: 'col', class: 'number' }, column)),
  )
  const body = rows.map(({ name, figures }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, name || strings.noName),
      ...figures.map(({ shown, under }) =>
        element('td', { class: 'number' }, shown, under !== undefined && element('span', { class: 'under' }, under)),
      ),
    ),
  )
  const table = element(
    'table',
    {},
    element('caption', { class: 'unseen' }, title),
    element('thead', {}, head),
    element('tbody', {}, ...body),
  )
  return element(
    'section',
    { class: 'panel' },
    element('h2', {}, title),
    element('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': title }, table),
  )
}
