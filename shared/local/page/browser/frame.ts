import { element, fill } from './element.ts'
import { addressOf } from './route.ts'
import type { Strings } from './strings/en.ts'
import type { View } from './view-context.ts'

/** A part of the page that its header leads to. */
export interface Section {
  readonly address: string
  readonly name: string
  /** Whether the place at a hash belongs to it. */
  has(hash: string): boolean
}

export interface FrameParts {
  readonly strings: Strings
  readonly sections: readonly Section[]
  /** At the end of the header: the switch of languages, and what else there is. */
  readonly header: readonly Node[]
  /** Between the header and the place. */
  readonly above?: readonly Node[]
  /** The place at a hash. */
  viewOf(hash: string): View
}

export interface Frame {
  /** The place that is shown. */
  view(): View
  close(): void
}

/** Shows the frame around every place: the name, the sections, and in it the place of the address, which is followed. */
export function showFrame({ strings, sections, header, above = [], viewOf }: FrameParts): Frame {
  const main = element('main', { id: 'content', tabindex: -1 })
  const links = sections.map((section) => ({ section, link: element('a', { href: section.address }, section.name) }))
  const place = () => {
    const view = viewOf(location.hash)
    fill(main, ...view.content)
    document.title = `${view.title} · Duewell`
    for (const { section, link } of links) {
      if (section.has(location.hash)) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
    return view
  }
  const skip = element('a', { class: 'skip', href: '#content' }, strings.skip)
  skip.addEventListener('click', (event) => {
    event.preventDefault()
    main.focus()
  })
  fill(
    document.body,
    skip,
    element(
      'header',
      { class: 'top' },
      element('a', { class: 'brand', href: addressOf({ place: 'overview' }) }, 'Duewell'),
      element(
        'nav',
        { class: 'sections', 'aria-label': strings.sections },
        element('ul', {}, ...links.map(({ link }) => element('li', {}, link))),
      ),
      ...header,
    ),
    ...above,
    main,
  )
  let view = place()
  const onHash = () => {
    view.close?.()
    view = place()
    scrollTo(0, 0)
    const heading = main.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }
  addEventListener('hashchange', onHash)
  return {
    view: () => view,
    close: () => {
      removeEventListener('hashchange', onHash)
      view.close?.()
    },
  }
}
